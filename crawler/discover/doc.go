// Package discover finds addresses in what a site sends: links in pages ([Links]),
// entries of sitemaps and feeds ([Entries]). It reads the beginning of what is broken
// and never fails: a site's other pages are found elsewhere.
package discover
