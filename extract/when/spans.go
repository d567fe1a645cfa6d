package when

import "time"

// yearNumber reads the number of a year.
func (r *reading) yearNumber() (int, bool) {
	at := r.at
	t := r.next()
	if t.kind == digits && t.width == 4 && 1500 <= t.n && t.n < 2200 && !r.numberGoesOn() {
		return t.n, true
	}
	r.at = at
	return 0, false
}

// yearAfter reads the year that a date goes on with: 2018, of 2018, last year.
func (r *reading) yearAfter() (int, bool) {
	comma := !r.plain(of) && r.sign(",")
	if y, ok := r.yearNumber(); ok || comma { // after a comma last year may be the next thing told
		return y, ok
	}
	s, ok := r.take(shift)
	u, ok2 := r.take(aUnit)
	return r.today.Year() + s.n, ok && ok2 && unit(u.n) == year && r.known <= year
}

// numberGoesOn tells 2013.5 and 2000% from a year.
func (r *reading) numberGoesOn() bool {
	if r.at >= len(r.text) {
		return false
	}
	switch r.text[r.at] {
	case '%':
		return true
	case '.', ':', '/':
		return r.at+1 < len(r.text) && digit(r.text[r.at+1])
	}
	return false
}

// year reads a year, or a stretch of years such as 2013-15, where a year may stand.
func (r *reading) year(told bool) (Time, bool) {
	y, ok := r.yearNumber()
	if !ok || !told {
		return Time{}, false
	}
	at := r.at
	if r.sign("-") && r.at < len(r.text) && digit(r.text[r.at]) {
		t := r.next()
		last := t.n
		if t.width == 2 {
			last += y - y%100
		}
		if t.kind == digits && (t.width == 2 || t.width == 4) && last > y && last < 2200 {
			return inYear(y).through(inYear(last)), true
		}
		return Time{}, false // 2013-1234 is no year
	}
	r.at = at
	return inYear(y), true
}

// decade reads on from the 1990s, or the 90s.
func (r *reading) decade(t token, told bool) (Time, bool) {
	n := t.n
	if t.width == 2 {
		n += 1900
	}
	if n%10 != 0 || n < 1500 || n >= 2200 || !told {
		return Time{}, false
	}
	return inYear(n).through(inYear(n + 9)), true
}

// numeric reads dates of numbers: 2018-07-13, 13/7/2018, 7/13/2018, 13.07.2018. One that doesn't
// tell the day from the month is read as its year.
func (r *reading) numeric() (Time, bool) {
	var n [3]token
	var sign byte
	for i := range n {
		if n[i] = r.next(); n[i].kind != digits || i > 0 && n[i].start != n[i-1].end+1 {
			if i == 0 || n[i].kind != other { // 2018-07-13T10:00 holds a letter
				return Time{}, false
			}
		}
		switch s := r.peek(); {
		case i == 2:
		case s.kind != mark || i > 0 && byte(s.n) != sign || s.n != '-' && s.n != '/' && s.n != '.':
			return Time{}, false
		default:
			sign = byte(r.next().n)
		}
	}
	if r.at < len(r.text) && (r.text[r.at] == sign && sign != '.' || r.numberGoesOn()) {
		return Time{}, false
	}
	a, b, c := n[0], n[1].n, n[2]
	switch {
	case a.width == 4 && c.width <= 2:
		return dayOf(a.n, time.Month(b), c.n)
	case c.width != 4 || a.width > 2 || c.n < 1500 || c.n >= 2200 || n[1].width > 2:
		return Time{}, false
	case b > 12:
		return dayOf(c.n, time.Month(a.n), b)
	case a.n > 12 || a.n == b:
		return dayOf(c.n, time.Month(b), a.n)
	}
	return inYear(c.n), a.n > 0 && b > 0
}

// shifted reads on from last, this or next.
func (r *reading) shifted(n int) (Time, bool) {
	switch t := r.next(); t.kind {
	case past: // this past Friday
		if n != 0 {
			return Time{}, false
		}
		if u := r.peek(); u.kind == aUnit {
			return r.rolled(t.n)
		}
		return r.shifted(t.n)
	case aWeekday:
		got, ok := r.calendar.weekday(time.Weekday(t.n), n, r.lean)
		r.dayPart()
		return got, ok && t.capital
	case aMonth:
		r.fullStop(t)
		got, ok := r.calendar.month(time.Month(t.n), n, r.lean)
		if n == 0 && ok {
			got = inMonth(r.today.Year(), time.Month(t.n))
		}
		return got, ok && t.capital
	case aSeason:
		return r.season(time.Month(t.n), n)
	case aUnit:
		return r.unitAway(unit(t.n), n)
	case dayPart:
		return r.whole(day, n)
	case digits, number, tens:
		r.at = t.start
		if n == 0 {
			return Time{}, false
		}
		return r.rolled(n)
	}
	return Time{}, false
}

// unitAway is the last, this or the next unit. The last minute and this day tell no date.
func (r *reading) unitAway(u unit, n int) (Time, bool) {
	switch {
	case u <= day, u == century:
		return Time{}, false
	case u == weekend && (n < 0 || n == 0 && r.lean == Past) && r.today.Weekday() != time.Sunday && r.today.Weekday() != time.Saturday:
		n = -1 // the last is the one that is over
	}
	return r.whole(u, n)
}

// rolled reads on from the past or the coming: three days, year.
func (r *reading) rolled(side int) (Time, bool) {
	_, hi, counted := r.quantity()
	if !counted {
		hi = 1
	}
	u, ok := r.take(aUnit)
	switch {
	case !ok || hi > farthest || unit(u.n) == minute || unit(u.n) == weekend:
		return Time{}, false
	case !counted && (unit(u.n) <= day || r.text[u.end-1] == 's'): // the next day, the past years
		return Time{}, false
	}
	return r.rolling(unit(u.n), side*hi)
}

// partOf reads on from early or late, which say less than a date does: early July, earlier this
// month, late on Friday, earlier in the week.
func (r *reading) partOf() (Time, bool) {
	r.sign("-")
	_, placed := r.take(place)
	if placed {
		if t, ok := r.try(func() (Time, bool) {
			_, ok := r.take(article)
			u, ok2 := r.take(aUnit)
			if !ok || !ok2 {
				return Time{}, false
			}
			return r.unitAway(unit(u.n), 0)
		}); ok {
			return t, true
		}
	}
	if k := r.peek().kind; k == number || k == tens || k == single || k == about || k == plain {
		return Time{}, false // earlier two men
	}
	return r.moment(true)
}

// definite reads on from the article.
func (r *reading) definite(told bool) (Time, bool) {
	t := r.next()
	switch t.kind {
	case aUnit:
		switch unit(t.n) {
		case day: // the day before yesterday
			side := r.next()
			d, ok := r.take(aDay)
			if side.kind != bound || !ok || side.n == before && d.n != -1 || side.n == after && d.n != 1 || side.n != before && side.n != after {
				return Time{}, false
			}
			return r.whole(day, 2*d.n)
		case weekend:
			if told {
				return r.unitAway(weekend, 0)
			}
		}
	case past:
		return r.rolled(t.n)
	case shift: // the last year is the past one, as the last three are
		if t.n == 0 {
			return Time{}, false
		}
		return r.rolled(t.n)
	case years:
		return r.decade(t, true)
	case digits:
		r.at = t.start
		return r.year(true)
	case ordinal:
		return r.try(
			func() (Time, bool) { r.at = t.start; return r.dayFirst() },
			func() (Time, bool) { return r.fraction(t.n) })
	case aSeason:
		return r.seasonOfYear(time.Month(t.n))
	case inside, part:
		r.at = t.start
		return r.moment(true)
	}
	return Time{}, false
}

// fraction reads on from the first: half of 2018, quarter of last year.
func (r *reading) fraction(n int) (Time, bool) {
	h, ok := r.take(half)
	if !ok || n*h.n > 12 || !r.plain(of) {
		return Time{}, false
	}
	whole, ok := r.moment(true)
	if !ok || whole.From != whole.To || len(whole.From) != len("2006") {
		return Time{}, false
	}
	y, _ := time.Parse("2006", string(whole.From))
	return inMonth(y.Year(), time.Month((n-1)*h.n+1)).through(inMonth(y.Year(), time.Month(n*h.n))), true
}

// seasonOfYear reads on from a season to its year. A winter has two.
func (r *reading) seasonOfYear(first time.Month) (Time, bool) {
	y, ok := r.yearAfter()
	if first == winter {
		return inYear(y), ok
	}
	return seasonOf(y, first), ok
}
