package vietnamese

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// Names of encodings as Decode gives them. Others, which only a declaration can bring,
// have the names of the WHATWG Encoding Standard.
const (
	UTF8        = "utf-8"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	Windows1252 = "windows-1252" // what browsers read when a page says ISO-8859-1
	Windows1258 = "windows-1258"
	TCVN3       = "tcvn3" // TCVN 5712-3, the "ABC" fonts: .VnTime, .VnArial
	VNI         = "vni"   // VNI-Windows: VNI-Times, VNI-Helve
	VISCII      = "viscii"
)

// ErrEncoding is what Decode's errors wrap.
var ErrEncoding = errors.New("no other encoding is certain")

// Decode turns the bytes of a page or a text into a string and says in which encoding
// they were. Declared is what the page or its server says, "" when nothing.
//
// Order of trust: a byte order mark; bytes that are valid UTF-8; the zeros of UTF-16;
// then the declaration, unless the words are far better Vietnamese in another reading,
// as on the many pages that declare ISO-8859-1 and are in TCVN3 or VNI. Without a
// declaration Vietnamese is recognised by its syllables, never from a handful of them.
// When nothing is certain the text is read as UTF-8, with U+FFFD for what is none, and
// the error is not nil. Text composes letters where the encoding has parts of them; in
// UTF-8 and UTF-16 it is as it was written, see Normalize.
func Decode(data []byte, declared string) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return decodeUTF8(data[3:], 3)
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], unicode.LittleEndian), UTF16LE, nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], unicode.BigEndian), UTF16BE, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		if order, name := guessUTF16(data); name != "" {
			return decodeUTF16(data, order), name, nil
		}
	}
	if utf8.Valid(data) {
		return string(data), UTF8, nil
	}
	if damagedUTF8(data) {
		return decodeUTF8(data, 0)
	}
	words := sample(data)
	said := readingOf(declared)
	if found := recognise(words); found != nil && (said == nil || found.share(words) >= said.share(words)+0.25) {
		said = found
	}
	if said == nil {
		return decodeUTF8(data, 0)
	}
	return said.decode(data), said.name, nil
}

func decodeUTF8(data []byte, skipped int) (string, string, error) {
	if utf8.Valid(data) {
		return string(data), UTF8, nil
	}
	at := 0
	for r, n := utf8.DecodeRune(data); r != utf8.RuneError || n > 1; r, n = utf8.DecodeRune(data[at:]) {
		at += n
	}
	return strings.ToValidUTF8(string(data), "\ufffd"), UTF8, fmt.Errorf("not UTF-8 (byte %d), and %w", skipped+at, ErrEncoding)
}

// damagedUTF8 says that bytes are UTF-8 with a few letters cut or lost.
func damagedUTF8(data []byte) bool {
	letters, damages := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			damages++
		} else {
			letters++
		}
		i += n
	}
	return letters > 4*damages
}

func decodeUTF16(data []byte, order unicode.Endianness) string {
	return decodeWith(unicode.UTF16(order, unicode.IgnoreBOM), data)
}

// guessUTF16 recognises UTF-16 without a mark: Latin and Vietnamese letters have one of
// few high bytes, mostly 0.
func guessUTF16(data []byte) (unicode.Endianness, string) {
	if len(data) < 16 {
		return unicode.BigEndian, ""
	}
	for high, order := range []unicode.Endianness{unicode.BigEndian, unicode.LittleEndian} {
		pairs, zeros, latin := 0, 0, 0
		for i := 0; i+1 < len(data) && i < 1<<16; i += 2 {
			pairs++
			switch data[i+high] {
			case 0:
				if c := data[i+1-high]; c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
					continue // a control character is no text
				}
				zeros++
				latin++
			case 0x01, 0x03, 0x1e, 0x20:
				latin++
			}
		}
		if latin*100 >= pairs*95 && zeros*2 >= pairs {
			return order, []string{UTF16BE, UTF16LE}[high]
		}
	}
	return unicode.BigEndian, ""
}

func decodeWith(e encoding.Encoding, data []byte) string {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil { // decoders of x/text replace what they cannot read; this is for those that do not
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return string(text)
}

// readingOf gives the reading that a declaration asks for, nil when it names none that
// bytes which are no UTF-8 can be in.
func readingOf(declared string) *reading {
	label := strings.ToLower(strings.Trim(strings.TrimSpace(declared), `"'`))
	switch strings.TrimPrefix(strings.ReplaceAll(label, "_", "-"), "x-") {
	case "tcvn3", "tcvn", "tcvn-5712", "tcvn5712", "tcvn5712-3", "viet-tcvn5712", "viet-tcvn", "vscii", "vscii-3", "abc":
		return &readings[indexTCVN3]
	case "vni", "vni-windows", "vni-win", "viet-vni":
		return &readings[indexVNI]
	case "viscii", "viscii1.1-1", "viet-viscii", "csviscii":
		return &readings[indexVISCII]
	case "user-defined": // written above pages in VNI and TCVN3, and means nothing
		return nil
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	name, err := htmlindex.Name(e)
	if err != nil || name == UTF8 || name == "replacement" || strings.HasPrefix(name, "utf-16") {
		return nil
	}
	for i := range readings {
		if readings[i].name == name {
			return &readings[i]
		}
	}
	return &reading{name: name, decode: func(data []byte) string { return decodeWith(e, data) }}
}
