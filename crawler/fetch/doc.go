// Package fetch sends a crawler's requests: politely, and safe from what servers do.
//
// [Transport] is an http.RoundTripper. One RoundTrip is one hop, nothing is followed.
// It waits for the host's turn ([Pace]), refuses addresses of private networks when it
// dials ([guard], after the name was looked up, so that DNS answers count), reads the
// whole body within limits of time and size, takes Content-Encoding off, and leaves
// what it saw in an [Exchange].
package fetch
