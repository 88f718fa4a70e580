// Package archive keeps what a crawler saw, as WARC 1.1 files (ISO 28500:2017), and
// reads such files, its own and other people's.
//
// Open gives a writer over a folder. Write returns when the exchange is on the disk:
//
//	w, err := archive.Open("data/archive", archive.Options{Software: "uniongraph 1.0", Operator: "Example <you@example.org>"})
//	at, err := w.Write(ctx, archive.Exchange{URL: url, StatusLine: "HTTP/1.1 200 OK", Header: header, Body: body})
//	page, err := archive.Read("data/archive", at)
//
// # Files
//
// A file is named uniongraph-SERIAL-TIME.warc.gz; serials rise by one, so that names
// sort in the order of writing whatever the clock does. It begins with a warcinfo
// record, each record is a gzip member of its own, and a file above Options.MaxSize is
// followed by the next. Each Open begins a new file with its first Write: a file that
// was closed never changes again. While it is written, an empty file NAME.open lies
// beside it; where Open finds one, the process before was killed, and the file is cut
// behind its last whole record. What a Write had returned for is never cut off,
// because Write waits for fsync; who has several exchanges to keep appends them and
// waits once (Append). One process at a time writes to a folder.
//
// # What is stored
//
// Exchange.Body is the page as the crawler read it: after Transfer-Encoding and
// Content-Encoding were taken off. So that headers tell the truth about what follows
// them, these two are stored as X-Archive-Orig-Transfer-Encoding and
// X-Archive-Orig-Content-Encoding, and Content-Length is the length stored (the
// server's own number, if it was another, is X-Archive-Orig-Content-Length); pywb and
// browsertrix do the same. Status lines of HTTP/2 and 3 are written as HTTP/1.1, which
// is how WARC spells them. Digests are SHA-1 in Base32, as everywhere in WARC; they
// find equal pages and damage, they are no signature.
//
// Exchange.Revisit points to an earlier record of the same page. A 304 is then a
// revisit record of the profile server-not-modified, and a page with the same digest
// one of identical-payload-digest. Whenever the earlier record cannot be found, or says
// something else, the page is stored whole.
//
// # Reading
//
// NewReader takes WARC 0.17 to 1.1, one gzip member a record, one for all, or none;
// HTTP bodies come out without chunks and decompressed (gzip, deflate, zstd; not
// Brotli, see Record.Problem). A damaged record gives a *DamageError, and the next call
// goes on behind it.
package archive
