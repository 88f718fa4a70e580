package archive

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Profiles of revisit records, WARC 1.1 section 6.7.
const (
	profileDigest      = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
	profileNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
)

// compose makes the records of an exchange; request is nil when there is none.
func (w *W) compose(x Exchange) (response, request *record, err error) {
	target, err := targetURI(x.URL)
	if err != nil {
		return nil, nil, err
	}
	switch x.Truncated {
	case "", "length", "time", "disconnect", "unspecified":
	default:
		return nil, nil, fmt.Errorf("truncated %q: use length, time, disconnect or nothing", x.Truncated)
	}
	status, code, err := statusLine(x.StatusLine)
	if err != nil {
		return nil, nil, err
	}
	digest := digestOf(x.Body)
	date := warcTime(x.Time)

	response = &record{}
	response.add("WARC-Type", "response")
	response.add("WARC-Record-ID", newID())
	response.add("WARC-Date", date)
	response.add("WARC-Target-URI", target)
	header, body := storedHeader(x.Header, len(x.Body)), x.Body
	if original := w.original(x, code, digest); original != nil {
		response.fields[0].value, body = "revisit", nil
		if digest = original.Digest; code == http.StatusNotModified {
			header = x.Header
			response.add("WARC-Profile", profileNotModified)
		} else {
			response.add("WARC-Profile", profileDigest)
		}
		for _, f := range []struct{ name, value string }{
			{"WARC-Refers-To", bracketed(original.ID)}, {"WARC-Refers-To-Target-URI", original.URL}, {"WARC-Refers-To-Date", original.date},
		} {
			if f.value != "" {
				response.add(f.name, f.value)
			}
		}
	} else if code == http.StatusNotModified {
		header = x.Header // its Content-Length is the page's
	}
	response.add("WARC-Payload-Digest", digest)
	if x.Truncated != "" {
		response.add("WARC-Truncated", x.Truncated)
	}
	response.add("Content-Type", "application/http; msgtype=response")
	var head bytes.Buffer
	head.WriteString(status + "\r\n")
	if err := header.Write(&head); err != nil {
		return nil, nil, err
	}
	head.WriteString("\r\n")
	response.setBlock(head.Bytes(), body)

	if len(x.Request) > 0 {
		request = &record{}
		request.add("WARC-Type", "request")
		request.add("WARC-Record-ID", newID())
		request.add("WARC-Date", date)
		request.add("WARC-Target-URI", target)
		request.add("WARC-Concurrent-To", response.field("WARC-Record-ID"))
		request.add("Content-Type", "application/http; msgtype=request")
		request.setBlock(x.Request, nil)
	}
	return response, request, nil
}

// original finds the record that an exchange repeats. It gives nil when the exchange is
// to be stored whole: it repeats nothing, or the record cannot be read any more.
func (w *W) original(x Exchange, code int, digest string) *referred {
	if x.Revisit == nil || x.Revisit.Digest == "" {
		return nil
	}
	if code == http.StatusNotModified {
		if r := w.refer(*x.Revisit); r != nil {
			return r
		}
		return &referred{Digest: x.Revisit.Digest} // there is no body to store instead
	}
	if x.Revisit.Digest != digest || x.Truncated != "" {
		return nil
	}
	return w.refer(*x.Revisit)
}

// referred is what a revisit record says of the record it refers to.
type referred struct{ ID, URL, date, Digest string }

// refer reads the record at a position. A revisit leads on to what it refers to itself.
func (w *W) refer(p Position) *referred {
	r, err := Read(w.dir, p)
	if err != nil || r.Digest != p.Digest {
		return nil
	}
	switch r.Type {
	case "response":
		return &referred{ID: r.ID, URL: r.URL, date: r.Fields.Get("WARC-Date"), Digest: p.Digest}
	case "revisit":
		id := strings.Trim(r.Fields.Get("WARC-Refers-To"), "<>")
		if id == "" {
			return nil
		}
		return &referred{ID: id, URL: r.Fields.Get("WARC-Refers-To-Target-URI"), date: r.Fields.Get("WARC-Refers-To-Date"), Digest: p.Digest}
	}
	return nil
}

func bracketed(id string) string {
	if id == "" {
		return ""
	}
	return "<" + id + ">"
}

// storedHeader is the header that is true of the body as it is stored.
func storedHeader(h http.Header, length int) http.Header {
	const prefix = "X-Archive-Orig-"
	out := http.Header{}
	for name, values := range h {
		switch key := http.CanonicalHeaderKey(name); key {
		case "Transfer-Encoding", "Content-Encoding":
			out[prefix+key] = append(out[prefix+key], values...)
		case "Content-Length":
			for _, v := range values {
				if strings.TrimSpace(v) != strconv.Itoa(length) {
					out.Add(prefix+key, v)
				}
			}
		default:
			out[name] = append(out[name], values...)
		}
	}
	out.Set("Content-Length", strconv.Itoa(length))
	return out
}

// statusLine checks a status line, and writes HTTP/2 and 3 as WARC does.
func statusLine(s string) (line string, code int, err error) {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "\r\n") {
		return "", 0, errors.New("a status line of more than one line")
	}
	version, rest, _ := strings.Cut(s, " ")
	switch {
	case !strings.HasPrefix(version, "HTTP/"):
		version, rest = "HTTP/1.1", s // as http.Response.Status has it
	case version != "HTTP/1.0" && version != "HTTP/1.1":
		version = "HTTP/1.1"
	}
	number, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	if code, err = strconv.Atoi(number); err != nil || code < 100 || code > 999 {
		return "", 0, fmt.Errorf("status line %q: use a line such as \"HTTP/1.1 200 OK\"", s)
	}
	return version + " " + strings.TrimSpace(rest), code, nil
}

// targetURI writes an address so that it fits into a header line.
func targetURI(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	if !u.IsAbs() || u.Host == "" {
		return "", errors.New("not an absolute address")
	}
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		if c := address[i]; c <= ' ' || c >= 0x7f || c == '<' || c == '>' {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}
