package address

import "strings"

// indexes are the pages that a folder's address gives.
var indexes = []string{"/index.html", "/index.htm", "/index.php", "/index.aspx", "/default.aspx", "/Default.aspx", "/Index.aspx"}

// ignored tells whether a parameter, in small letters, changes nothing about the page:
// it tells where the reader came from, who the reader is, or asks for a print or
// mobile version of the same text.
func ignored(name, value string) bool {
	switch name {
	// Where the reader came from. Names: the documentation of Google Analytics and Ads,
	// Facebook, Zalo, Mailchimp, HubSpot, Matomo, Yandex, Microsoft Ads.
	case "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "zarsrc", "zalo_source", "twclid", "ttclid", "igshid",
		"mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "_ga", "_gl", "ref_src", "ref_url", "spm", "vero_id", "wickedid", "oly_enc_id", "_openstat":
		return true
	// Comments, sharing and printing: WordPress, Joomla, NukeViet.
	case "replytocom", "share", "nb", "print", "printable", "printpage", "amp", "mobile", "ismobile":
		return true
	case "tmpl", "layout", "view", "mode", "type", "output", "format": // only where they ask for another version
		return value == "component" && name == "tmpl" || value == "print" || value == "mobile" || value == "amp" || value == "printable"
	case "m":
		return value == "1" || value == "0" // Blogger; WordPress has ?m=202503 for a month
	}
	return strings.HasPrefix(name, "utm_") || strings.HasPrefix(name, "pk_") || strings.HasPrefix(name, "mtm_") || strings.HasPrefix(name, "hsa_") ||
		isSessionName(name)
}

func isSessionName(name string) bool {
	switch name {
	case "phpsessid", "jsessionid", "aspsessionid", "sessionid", "session_id", "sid", "cfid", "cftoken", "zenid", "osid", "nvsession":
		return true
	}
	return strings.HasPrefix(name, "aspsessionid")
}

func isSession(parameter string) bool {
	name, _, _ := strings.Cut(strings.ToLower(parameter), "=")
	return isSessionName(name)
}
