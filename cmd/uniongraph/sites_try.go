package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/crawler/address"
	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/extract/article"
)

func newSitesTryCommand(a *app, file *string) *cobra.Command {
	var id, pageURL, agent string
	var expected, private bool
	cmd := &cobra.Command{
		Use:   "try URL|FILE",
		Short: "Show what a site's declaration makes of a page",
		Long: `Show what a site's declaration makes of a page, a saved file or an address: which pattern knows the
address, what the selectors find, title, date, author and blocks of the article, and the facts in it.

Which site is meant follows from the address (--url says it of a saved file), or --site names it.
An address is fetched once, whatever robots.txt says of crawlers; nothing is kept.

  uniongraph sites try https://union.example/tin/7 --sites my-sites.yaml
  uniongraph sites try page.html --site my-union --url https://union.example/tin/7
  uniongraph sites try page.html --site my-union --expected > testdata/sites/my-union/facts/page.json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			all, err := loadSites(*file)
			if err != nil {
				return err
			}
			t, err := tryPage(cmd.Context(), all, args[0], pageURL, id, fetch.Options{UserAgent: agent, AllowPrivate: private})
			if err != nil {
				return err
			}
			switch {
			case expected:
				return writeExpected(a.out, t.record)
			case a.format == "json":
				return writeJSON(a.out, []jsonTrial{t.json()})
			case a.format == "csv":
				return usageError("--format csv: a page is no table; use table or json")
			}
			return a.printTrial(t)
		},
	}
	cmd.Flags().StringVar(&id, "site", "", "id of the site, when the address does not tell it")
	cmd.Flags().StringVar(&pageURL, "url", "", "address that a saved page came from")
	cmd.Flags().BoolVar(&expected, "expected", false, "print the page's facts in the form of testdata/sites/*/facts, to be checked and kept")
	cmd.Flags().StringVar(&agent, "user-agent", "uniongraph", "how to introduce oneself to the server")
	cmd.Flags().BoolVar(&private, "allow-private", false, "also fetch from loopback and private networks")
	return cmd
}

// trial is what a declaration makes of one page.
type trial struct {
	site     sites.Site // zero when no site is known
	address  string     // "" when unknown
	kind     sites.Kind
	pattern  string
	selected []selected
	art      *article.Article
	record   *extract.Record
}

func tryPage(ctx context.Context, all []sites.Site, what, pageURL, id string, o fetch.Options) (*trial, error) {
	t := &trial{address: pageURL}
	data, name, err := trialPage(ctx, what, t, o)
	if err != nil {
		return nil, err
	}
	if t.address == "" {
		t.address = canonical(data)
	}
	if id != "" {
		var ok bool
		if t.site, ok = sites.Find(all, id); !ok {
			return nil, usageError("--site %q: no such site; see: uniongraph sites list", id)
		}
	} else if t.address != "" {
		t.site, _ = sites.Of(all, t.address)
	}
	if u, err := address.Clean(nil, t.address); err == nil {
		if kind, pattern := t.site.Classify(u); pattern != nil {
			t.kind, t.pattern = kind, pattern.String()
		}
	}
	data, t.selected = pageFor(t.site, data)
	if article.DetectHTML(data) {
		t.art, err = article.ReadHTML(data, t.address)
	} else {
		t.art = article.ReadText(string(data))
	}
	if err == nil {
		t.record, err = extract.Extract(extract.Input{SourceFile: name, URL: t.address, Site: t.site.Union, Data: data})
	}
	if err != nil {
		return nil, failure("%s: %w", what, err)
	}
	return t, nil
}

// trialPage reads a file or fetches an address.
func trialPage(ctx context.Context, what string, t *trial, o fetch.Options) (data []byte, name string, err error) {
	if !strings.HasPrefix(what, "http://") && !strings.HasPrefix(what, "https://") || fileExists(what) {
		data, err := readFile(what)
		if err == nil && len(bytes.TrimSpace(data)) == 0 {
			err = fmt.Errorf("the file is empty")
		}
		if err == nil && binaryKind(data) != "" {
			err = fmt.Errorf("%s, not a page", binaryKind(data))
		}
		if err != nil {
			return nil, "", failure("%s: %w", what, err)
		}
		return data, what, nil
	}
	x, err := fetchPage(ctx, what, o)
	if err != nil {
		return nil, "", failure("%s: %w; save the page with a browser and try the file", what, err)
	}
	t.address = x.URL.String()
	return x.Body, "", nil
}

// fetchPage gets one page and follows a few redirects.
func fetchPage(ctx context.Context, at string, o fetch.Options) (*fetch.Exchange, error) {
	transport := fetch.NewTransport(o)
	defer transport.Close()
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for range 5 {
		u, err := address.Clean(nil, at)
		if err != nil {
			return nil, err
		}
		x, err := transport.Get(ctx, u.String())
		switch {
		case err != nil:
			return nil, err
		case x.Location() != nil:
			at = x.Location().String()
		case x.Status != 200:
			return nil, fmt.Errorf("the server answers %s", strings.TrimPrefix(x.StatusLine, "HTTP/1.1 "))
		case binaryKind(x.Body) != "":
			return nil, fmt.Errorf("%s, not a page", binaryKind(x.Body))
		default:
			return x, nil
		}
	}
	return nil, fmt.Errorf("too many redirects")
}

// canonical gives the address that a page gives itself, "" if it gives none.
func canonical(data []byte) string {
	if !article.DetectHTML(data) {
		return ""
	}
	art, err := article.ReadHTML(data, "")
	if err != nil {
		return ""
	}
	if u, err := url.Parse(art.URL); err != nil || u.Host == "" {
		return ""
	}
	return art.URL
}

// jsonTrial is a trial as --format json prints it.
type jsonTrial struct {
	Site      *string         `json:"site"`
	Union     *string         `json:"union"`
	Address   *string         `json:"address"`
	Kind      *string         `json:"kind"` // article or listing; null when no pattern knows the address
	Pattern   *string         `json:"pattern"`
	Selectors []selected      `json:"selectors"`
	Reason    *string         `json:"no_article"` // why there is no article, null when there is one
	Blocks    []jsonBlock     `json:"blocks"`
	Record    *extract.Record `json:"record"` // title, date and author are in its document
}

type jsonBlock struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

func (t *trial) json() jsonTrial {
	j := jsonTrial{
		Site: known(t.site.ID), Union: known(t.site.Union), Address: known(t.address), Kind: known(string(t.kind)), Pattern: known(t.pattern),
		Selectors: append([]selected{}, t.selected...), Reason: known(t.art.Reason), Blocks: []jsonBlock{}, Record: t.record,
	}
	for _, b := range t.art.Blocks {
		j.Blocks = append(j.Blocks, jsonBlock{string(b.Kind), t.art.Slice(b)})
	}
	return j
}

// indented keeps Vietnamese letters and "&" as they are.
func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(v)
	return b.Bytes(), err
}
