// Package frontier is the memory of a crawl: which pages are known, when each is to be
// visited, what was learnt from it, and how the runs went. It lies in one SQL database.
//
// A page is worked on by whoever took it with [Store.Next]; nothing marks it as taken,
// because one process owns the database (it holds a lock) and one worker a site. A
// process that dies loses what it had under way and nothing else: the page is still
// due. [Store.Finish] writes what a visit showed, the links it found and the numbers
// of the run in one transaction.
//
// The statements are plain SQL that PostgreSQL takes as well.
package frontier
