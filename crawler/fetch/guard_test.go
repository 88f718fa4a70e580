package fetch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func TestPublic(t *testing.T) {
	for ip, want := range map[string]bool{
		"113.160.1.1": true, "2405:4800::1": true, "8.8.8.8": true, "::ffff:8.8.8.8": true, "64:ff9b::808:808": true,
		"127.0.0.1": false, "10.0.0.1": false, "172.16.3.4": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false, "240.0.0.1": false,
		"::1": false, "::": false, "fe80::1%eth0": false, "fd00::1": false, "ff02::1": false, "fec0::1": false,
		"::ffff:127.0.0.1": false, "::127.0.0.1": false, "64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:db8::1": false,
	} {
		if Public(netip.MustParseAddr(ip)) != want {
			t.Errorf("%s: public is %v", ip, !want)
		}
	}
}

// The guard looks at what is dialled: a name that leads home, a spelling that hides it.
func TestPrivateAddressesAreNotDialled(t *testing.T) {
	hit := false
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hit = true }))
	defer s.Close()
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	tr := NewTransport(Options{Clock: newClock()})
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0"} {
		_, err := tr.Get(t.Context(), "http://"+host+port+"/")
		var private *PrivateError
		if !errors.As(err, &private) {
			t.Errorf("%s: %v", host, err)
		}
	}
	if hit {
		t.Error("the server was asked")
	}
	if _, err := NewTransport(Options{AllowPrivate: true}).Get(t.Context(), s.URL); err != nil || !hit {
		t.Errorf("allowed, but %v", err)
	}
}
