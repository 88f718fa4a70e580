package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progress says on standard error how far a job is: one line that is redrawn on a
// terminal, a plain line every few seconds elsewhere, nothing with --quiet. Its
// methods may be called from several goroutines.
type progress struct {
	mu       sync.Mutex
	w        io.Writer
	what     string // "pages"
	total    int
	done     int
	failed   int
	start    time.Time
	last     time.Time
	terminal bool
	silent   bool
	drawn    bool
}

func (a *app) newProgress(what string, total int) *progress {
	now := time.Now()
	return &progress{w: a.err, what: what, total: total, start: now, last: now, terminal: isTerminal(a.err), silent: a.quiet}
}

// step counts one part as done.
func (p *progress) step(failed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if failed {
		p.failed++
	}
	p.draw()
}

// reach says how many of how many parts are done.
func (p *progress) reach(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = done, total
	p.draw()
}

// draw shows how far the job is, not too often.
func (p *progress) draw() {
	every := 5 * time.Second
	if p.terminal {
		every = 100 * time.Millisecond
	}
	if p.silent || time.Since(p.last) < every {
		return
	}
	p.last = time.Now()
	if p.terminal {
		fmt.Fprintf(p.w, "\r\033[K%s", p.line())
		p.drawn = true
		return
	}
	fmt.Fprintln(p.w, p.line())
}

// grow adds parts that were not known at the start.
func (p *progress) grow(parts int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.total += parts
}

func (p *progress) line() string {
	elapsed := time.Since(p.start)
	s := fmt.Sprintf("%d of %d %s", p.done, p.total, p.what)
	if p.failed > 0 {
		s += fmt.Sprintf(", %d failed", p.failed)
	}
	if p.done > 0 && elapsed > time.Second {
		left := time.Duration(float64(elapsed) / float64(p.done) * float64(p.total-p.done))
		s += fmt.Sprintf(", %.0f/s, %s left", float64(p.done)/elapsed.Seconds(), left.Round(time.Second))
	}
	return s
}

// say prints a line that must not be lost between two drawings of the progress.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drawn {
		fmt.Fprint(p.w, "\r\033[K")
		p.drawn = false
	}
	fmt.Fprintln(p.w, printable(fmt.Sprintf(format, args...)))
}

// sum says at the end what has been done, unless --quiet asks for silence.
func (p *progress) sum(format string, args ...any) {
	if !p.silent {
		p.say("uniongraph: "+format, args...)
	}
}

// end clears the redrawn line.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drawn {
		fmt.Fprint(p.w, "\r\033[K")
		p.drawn = false
	}
}
