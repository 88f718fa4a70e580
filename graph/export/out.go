package export

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
)

// out is where a format writes to. After its first error it writes nothing more.
type out struct {
	ctx       context.Context
	w         io.Writer
	options   Options
	done, all int
	err       error
}

func (o *out) text(s string) {
	if o.err == nil {
		_, o.err = io.WriteString(o.w, s)
	}
}

// step says that one more part is to be written, and whether to go on.
func (o *out) step() bool {
	if o.err == nil {
		o.err = o.ctx.Err()
	}
	o.done++
	if o.options.Progress != nil && o.done%256 == 0 {
		o.options.Progress(min(o.done, o.all), o.all)
	}
	return o.err == nil
}

// json writes a value in one line, letters and "&" as they are.
func (o *out) json(v any) {
	if o.err != nil {
		return
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if o.err = enc.Encode(v); o.err == nil {
		o.text(string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))))
	}
}

// list writes a JSON list with a line for each element.
type list struct {
	o     *out
	begun bool
}

func (l *list) add(v any) {
	if !l.o.step() {
		return
	}
	if l.begun {
		l.o.text(",\n")
	}
	l.begun = true
	l.o.json(v)
}
