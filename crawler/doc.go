// Package crawler visits sites politely and keeps what it sees.
//
//	frontier.Next ─► allowed? ─► colly + fetch.Transport ─► archive ─► frontier.Finish
//	 what is due      robots,     pace, guard, limits        durable    outcome and links
//	     ▲            traps                                             in one transaction
//	     └─────────────────────────────────────────────────────────────────────┘
//
// One worker visits a site; sites on one host wait for each other. A page is done when
// the archive holds it on the disk and the frontier knows so: killed at any moment, a
// crawl goes on with the pages that were under way, a few of a site, which share the wait
// for the disk. What a page means is not the crawler's business: it is handed a function
// that says what an article's text is.
package crawler
