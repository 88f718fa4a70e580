package dates

// tolerance is how many days an event may lie behind the publication date
// that its page prints: clocks and CMSs differ by some.
const tolerance = 3

// ahead is how many days before an undated day a page may have announced it.
// "15/1" on a page of 3 January is either twelve days off or eleven months
// old; which of them, the date alone does not say.
const ahead = 45

// Resolve fills in what ref, the page's publication date, tells about e: the
// missing year of a day or month, and the day that "hôm nay" or "hôm qua"
// means. The year is that of the nearest date not after ref, three days of
// tolerance aside; an expression that speaks of the future (Planned) takes
// the nearest date on either side. The year stays unknown where ref is
// unknown or both readings are likely. Terms, lunar dates and named days are
// returned as they are.
func Resolve(e Expression, ref Date) Expression {
	switch e.Kind {
	case Term, Lunar, Named, Year:
		return e
	}
	if ref.Year == 0 {
		return e
	}
	if e.From.IsZero() {
		if e.Relative != "" && ref.Full() {
			e.From = keepClock(shift(ref, relativeDays[e.Relative]), e.From)
		}
		return e
	}
	if e.From.Month == 0 { // "trong hai ngày 7 và 8"
		e = resolveMonth(e, ref)
	}
	if e.From.Year == 0 && e.From.Month != 0 {
		last := e.From
		if e.To.Month != 0 {
			last = e.To
		}
		if last.Year == 0 {
			last.Year = yearOf(last, ref, e.Planned)
		}
		if last.Year != 0 {
			year := last.Year
			if e.To.Month != 0 {
				e.To.Year = year
				if e.From.Month > e.To.Month {
					year--
				}
			}
			e.From.Year = year
		}
	}
	if !e.From.possible() || !e.To.possible() { // 29/2 of a year that has none
		e.From.Year, e.To.Year = 0, 0
	}
	e.WeekdayMismatch = mismatch(e)
	return e
}

var relativeDays = map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1}

func keepClock(d, clock Date) Date {
	d.Hour, d.Minute, d.Second, d.HasTime = clock.Hour, clock.Minute, clock.Second, clock.HasTime
	return d
}

// shift moves d by days and drops its clock time.
func shift(d Date, days int) Date {
	t := d.time().AddDate(0, 0, days)
	return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// resolveMonth gives days without a month the month of ref, or the one before.
func resolveMonth(e Expression, ref Date) Expression {
	if !ref.Full() {
		return e
	}
	year, month := ref.Year, ref.Month
	last := max(e.From.Day, e.To.Day)
	if last > ref.Day+tolerance {
		if month--; month == 0 {
			year, month = year-1, 12
		}
	}
	from, to := e.From, e.To
	from.Year, from.Month, to.Year, to.Month = year, month, year, month
	if from.possible() && to.possible() {
		e.From, e.To = from, to
	}
	return e
}

// yearOf gives the year of a day or month near ref, 0 when it can't be told.
func yearOf(d, ref Date, planned bool) int {
	if ref.Month == 0 { // only the page's address tells a year
		return ref.Year
	}
	if ref.Day == 0 || d.Day == 0 {
		if d.Month <= ref.Month {
			return ref.Year
		}
		if planned {
			return ref.Year
		}
		if d.Month-ref.Month <= 1 {
			return 0
		}
		return ref.Year - 1
	}
	best, bestDistance := 0, 1<<30
	likely := 0
	for year := ref.Year - 1; year <= ref.Year+1; year++ {
		d.Year = year
		if !d.possible() {
			continue
		}
		after := int(d.time().Sub(ref.time()).Hours() / 24)
		distance := after
		if distance < 0 {
			distance = -distance
		}
		if after > tolerance && !planned {
			if after <= ahead {
				likely = year
			}
			continue
		}
		if distance < bestDistance {
			best, bestDistance = year, distance
		}
	}
	if likely != 0 && best != likely {
		return 0
	}
	return best
}

// Consistent says whether e can be true on a page published at that date:
// nothing that the page tells of lies behind it (three days aside), "hôm nay"
// is the day of publication or the days before it, and the weekday is right.
// Terms, lunar dates, named days and plans contradict nothing.
func Consistent(e Expression, published Date) bool {
	if e.WeekdayMismatch || mismatch(e) {
		return false
	}
	switch e.Kind {
	case Term, Lunar, Named:
		return true
	}
	if e.Planned || published.Year == 0 || e.From.Year == 0 {
		return true
	}
	if e.From.Full() && published.Full() {
		limit := shift(published, tolerance)
		if limit.before(e.From) {
			return false
		}
		if e.Relative != "" && e.Relative != "tomorrow" {
			return !e.From.before(shift(published, -10))
		}
		return true
	}
	if e.From.Year != published.Year {
		return e.From.Year < published.Year
	}
	return e.From.Month == 0 || published.Month == 0 || e.From.Month <= published.Month
}
