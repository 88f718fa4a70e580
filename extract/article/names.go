package article

import (
	"strings"
	"unicode"
)

// class is what class and id names tell about an element, as a set.
type class uint16

const (
	isCrumbs class = 1 << iota
	isBottom
	isRemarks
	isAside
	isCaption
	isDate
	isWriter
	isLead
	isTitle
	isGood     // may hold the article
	isBody     // surely holds it, whatever else its names say
	isHidden   // not to be seen
	isCentred  //
	isAtRight  //
	isNegation // "no-sidebar", "has-menu": the next word says nothing
)

// nameWords lists the words of class and id names in content management
// systems seen in Vietnam, English and Vietnamese without marks. Names are cut
// at "-", "_", digits and capitals ("lblTieuDe" has "tieude"), and up to three
// words in a row are looked up together.
var nameWords = wordClasses(map[class]string{
	isCrumbs:   "breadcrumb breadcrumbs pathway duongdan navpath sitepath crumbs crumb",
	isBottom:   "footer chantrang bottominfo copyright colophon foot ft footerpane",
	isRemarks:  "comment comments binhluan respond ykienbandoc commentlist commentform fbcomments disqus",
	isCaption:  "caption captions pcaption chuthich chuthichanh figcaption imagedesc descimage noteimg ghichuanh articlecaption imagecaption imgcaption",
	isDate:     "date time datetime meta published pubdate ngay ngaydang thoigian createdate create submitted info newsdate publishdate articleinfo modifydate posttime",
	isWriter:   "author tacgia byline writer nguoiviet butdanh bodyauthor",
	isLead:     "sapo lead summary tomtat trichdan hometext introtext chapo excerpt shortdesc mota newsdesc intro newsshort description",
	isTitle:    "title tieude headline contentheading ptitle newstitle titlenews titledetail articletitle posttitle entrytitle tieudetin tieudebai",
	isGood:     "article content detail noidung chitiet baiviet story post news body text tin main dnnctr",
	isBody:     "articlebody articlecontent articledetail entrycontent postcontent postbody postdetail newscontent newsdetail newsbody detailcontent detailnews contentdetail contentbody contentnews noidungtin noidungbai chitiettin chitietbai itempage itemfulltext fulltext bodytext journalcontent fieldnamebody fckdetail maindetail thecontent singlecontent newsbodyhtml normalcontent divcontent contentpaneopen contentarticle tinchitiet baivietchitiet detailarticle viewdetail",
	isHidden:   "hidden dnone sronly visuallyhidden screenreadertext elementinvisible hide modal printonly",
	isCentred:  "textcenter rtecenter aligncenter",
	isAtRight:  "textright rteright alignright",
	isNegation: "no has with without elementor is not",
	isAside: "sidebar aside widget widgets nav navbar navigation menu menus topmenu mainmenu leftmenu submenu related relatedposts relatednews lienquan tinlienquan tinkhac othernews othernew morenews tincu tinmoi cactin newsother other others samecat cungchuyenmuc " +
		"share sharing shares social sharedaddy addthis fblike banner banners quangcao ad ads advert advertisement search timkiem login dangnhap paging pager pagination phantrang pagenav tag tags tukhoa keyword keywords rating vote danhgia weblink weblinks " +
		"lienket thongke counter visitor visitors online hotnews tinnoibat mostread popular docnhieu xemnhieu boxright rightcol leftcol colright colleft cotphai cottrai popup cookie toolbar print videolist slider slideshow marquee ticker player tts audio " +
		"newer older menutrai menuphai rightpane leftpane sidebarright sidebarleft",
})

func wordClasses(lists map[class]string) map[string]class {
	words := map[string]class{}
	for c, list := range lists {
		for _, w := range strings.Fields(list) {
			words[w] |= c
		}
	}
	return words
}

// suffixes do not change what a name says: "menu-list", "sidebarBox".
var suffixes = []string{"wrapper", "wrap", "list", "box", "form", "bar", "block", "area", "container", "inner", "item", "items"}

// classify reads an element's class and id names.
func classify(names string) class {
	words := cutNames(names)
	var found class
	for i, w := range words {
		if w == "" {
			continue // the end of one name
		}
		joined := ""
		for n := 0; n < 3 && i+n < len(words) && words[i+n] != ""; n++ {
			joined += words[i+n]
			c := nameWords[joined]
			if c == 0 {
				for _, s := range suffixes {
					if short, ok := strings.CutSuffix(joined, s); ok && short != "" {
						c = nameWords[short] &^ (isGood | isBody | isTitle)
						break
					}
				}
			}
			if c&isAside != 0 && i > 0 && nameWords[words[i-1]]&isNegation != 0 {
				c &^= isAside
			}
			if c&isHidden != 0 && (i > 0 && words[i-1] != "" || i+n+1 < len(words) && words[i+n+1] != "") && joined != "dnone" {
				c &^= isHidden // "hidden-print" is seen on a screen
			}
			found |= c
		}
	}
	return found
}

// cutNames cuts names into lower-case words, with "" behind each name.
func cutNames(names string) []string {
	var words []string
	start := -1
	end := func(i int) {
		if start >= 0 {
			words = append(words, strings.ToLower(names[start:i]))
			start = -1
		}
	}
	var prev rune
	for i, r := range names {
		switch {
		case unicode.IsSpace(r):
			end(i)
			words = append(words, "")
		case !unicode.IsLetter(r):
			end(i)
		case unicode.IsUpper(r) && unicode.IsLower(prev):
			end(i)
			start = i
		case start < 0:
			start = i
		}
		prev = r
	}
	end(len(names))
	return append(words, "")
}
