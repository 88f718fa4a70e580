package archive

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"strings"
)

// readLine reads a line without its end.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxLine {
			return "", errors.New("a header line that does not end")
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil && !(err == io.EOF && len(line) > 0) {
			return "", err
		}
		return strings.TrimRight(string(line), "\r\n"), nil
	}
}

// readFields reads header lines up to a blank one, or the end. It is more patient than
// net/textproto: archives keep what servers really sent.
func readFields(in *bufio.Reader) (http.Header, error) {
	h := http.Header{}
	last := ""
	for n := 0; ; n++ {
		line, err := readLine(in)
		if err == io.EOF || err == nil && line == "" {
			return h, nil
		}
		if err != nil {
			return nil, err
		}
		if n == maxFields {
			return nil, errors.New("a header without end")
		}
		if (line[0] == ' ' || line[0] == '\t') && last != "" { // goes on from the line before
			v := h[last]
			v[len(v)-1] += " " + strings.TrimSpace(line)
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		last = http.CanonicalHeaderKey(strings.TrimSpace(name))
		h[last] = append(h[last], strings.TrimSpace(value))
	}
}
