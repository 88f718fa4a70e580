package dates

import (
	"fmt"
	"time"
)

// vietnam is UTC+7 the year round; the country has no daylight saving.
var vietnam = time.FixedZone("+07", 7*60*60)

// Date is a calendar date, at the precision that the text gives: a zero Year,
// Month or Day is unknown. The clock time is Vietnam's and means something
// only with HasTime.
type Date struct {
	Year, Month, Day     int
	Hour, Minute, Second int
	HasTime              bool
}

// EDTF writes d in ISO 8601-2 at its precision: "2024", "2024-03",
// "2024-03-29", "XXXX-11-15" where the year is unknown,
// "2017-07-19T03:55:00+07:00" with a clock time, "" when nothing is known.
func (d Date) EDTF() string {
	year := "XXXX"
	if d.Year > 0 {
		year = fmt.Sprintf("%04d", d.Year)
	}
	switch {
	case d.Month == 0 && d.Day == 0:
		if d.Year == 0 {
			return ""
		}
		return year
	case d.Month == 0:
		return fmt.Sprintf("%s-XX-%02d", year, d.Day)
	case d.Day == 0:
		return fmt.Sprintf("%s-%02d", year, d.Month)
	case d.HasTime && d.Year > 0:
		return fmt.Sprintf("%s-%02d-%02dT%02d:%02d:%02d+07:00", year, d.Month, d.Day, d.Hour, d.Minute, d.Second)
	}
	return fmt.Sprintf("%s-%02d-%02d", year, d.Month, d.Day)
}

// IsZero says that nothing of the date is known.
func (d Date) IsZero() bool { return d.Year == 0 && d.Month == 0 && d.Day == 0 }

// Full says that year, month and day are known.
func (d Date) Full() bool { return d.Year > 0 && d.Month > 0 && d.Day > 0 }

// time gives the day at noon, so that adding days never meets a boundary.
func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, vietnam)
}

// weekday is ISO 8601's: Monday 1 … Sunday 7.
func (d Date) weekday() int {
	if w := int(d.time().Weekday()); w != 0 {
		return w
	}
	return 7
}

// possible says whether the calendar has the date: 31/2 is none, and 29/2 is
// one in a leap year or where the year is unknown.
func (d Date) possible() bool {
	if d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 {
		return false
	}
	if d.Month == 0 || d.Day == 0 {
		return true
	}
	year := d.Year
	if year == 0 {
		year = 2000
	}
	return d.Day <= time.Date(year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// before compares the calendar dates of two full dates.
func (d Date) before(o Date) bool { return d.time().Before(o.time()) }

// Kind says what an Expression is about.
type Kind string

// Kinds of expressions.
const (
	Point Kind = "point" // one day: "Ngày 29/3/2024"
	Range Kind = "range" // from a day to a day: "từ ngày 28/5 đến ngày 2/6/2023"
	Days  Kind = "days"  // days in a list: "ngày 4, 11 và 12/5/2021"; From is the first, To the last
	Month Kind = "month" // "tháng 3/2024"
	Year  Kind = "year"  // "năm 2024"
	Term  Kind = "term"  // a plan's or an office's period: "giai đoạn 2024-2025"; no event's date
	Lunar Kind = "lunar" // "mùng 5 Tết": From and To stay zero, for it is no solar date
	Named Kind = "named" // a day or place known by its date: "Quốc khánh 2/9", "Hội trường 2-9"; no event's date
)

// Expression is one date expression in a text.
type Expression struct {
	Start, End int // bytes, end exclusive
	Kind       Kind
	From, To   Date // To is zero unless Kind is Range, Days or Term

	PartOfDay string // "sáng", "trưa", "chiều", "tối", "đêm", or ""
	Relative  string // "today", "yesterday", "tomorrow", or ""
	Weekday   int    // as the text says it, Monday 1 … Sunday 7, 0 when it does not

	// WeekdayMismatch says that the text's weekday is not that of From.
	WeekdayMismatch bool
	// Planned says that the words before it in the sentence speak of the
	// future: "sẽ được tổ chức vào ngày 15/12".
	Planned bool
	// Until says that it ends a time: "tính đến ngày 30/6/2021", "trước ngày
	// 31/12". That is no event's date.
	Until bool
	// OfDocument says that it dates a document, not an event: "Quyết định
	// số 22/2002/QĐ-TTg ngày 30/01/2002".
	OfDocument bool
}

// EDTF writes the expression: a date, or "from/to" where there are two.
func (e Expression) EDTF() string {
	if e.To.IsZero() {
		return e.From.EDTF()
	}
	if e.From.IsZero() {
		return "../" + e.To.EDTF()
	}
	return e.From.EDTF() + "/" + e.To.EDTF()
}
