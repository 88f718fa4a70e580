// Package address gives a page one address, however links write it.
//
// Two things are told apart. [Clean] gives the address to fetch: what a link says
// without fragment, tracking and session parameters, and without what asks for a
// print or mobile version. [Key] gives the address by which a page is known: of
// two addresses with one key only one is fetched. The key also leaves out what
// servers redirect between (scheme, "www." and "m.", a slash at the end), which the
// address to fetch keeps, because a server may answer one spelling only.
package address
