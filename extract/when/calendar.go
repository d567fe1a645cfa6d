package when

import (
	"time"

	"github.com/entente-graph/entente/graph"
)

// A unit is what time is counted in.
type unit int

const (
	minute unit = iota
	hour
	day
	weekend
	week
	fortnight
	month
	season
	year
	decade
	century
)

// A calendar counts from the day of writing, of which it may know the month or the year only.
type calendar struct {
	today time.Time
	known unit // day, month or year; century if nothing is known
}

func calendarOf(written graph.Date) calendar {
	for _, p := range [...]struct {
		layout string
		known  unit
	}{{"2006-01-02", day}, {"2006-01", month}, {"2006", year}} {
		if len(written) != len(p.layout) {
			continue
		}
		if t, err := time.Parse(p.layout, string(written)); err == nil {
			return calendar{t, p.known}
		}
	}
	return calendar{known: century}
}

func onDay(t time.Time) Time { return exactly(t.Format("2006-01-02")) }

func inMonth(y int, m time.Month) Time { return exactly(firstOf(y, m).Format("2006-01")) }

func inYear(y int) Time { return exactly(firstOf(y, 1).Format("2006")) }

func exactly(s string) Time { return Time{graph.Date(s), graph.Date(s)} }

func firstOf(y int, m time.Month) time.Time { return time.Date(y, m, 1, 0, 0, 0, 0, time.UTC) }

// through is the stretch from the start of one to the end of the other.
func (t Time) through(u Time) Time { return Time{t.From, u.To} }

func (c calendar) monday() time.Time { return c.today.AddDate(0, 0, -(int(c.today.Weekday())+6)%7) }

// written is the day of writing as precise as the unit, if it is known so well.
func (c calendar) written(u unit) (Time, bool) {
	switch {
	case u <= week && c.known <= day:
		return onDay(c.today), true
	case u > week && u <= month && c.known <= month:
		return inMonth(c.today.Year(), c.today.Month()), true
	case u > month && c.known <= year:
		return inYear(c.today.Year()), true
	}
	return Time{}, false
}

// whole returns the unit of the calendar n away from the one that holds the day of writing: the
// week before, the next month, this year.
func (c calendar) whole(u unit, n int) (Time, bool) {
	if _, ok := c.written(u); !ok {
		return Time{}, false
	}
	switch y, m := c.today.Year(), c.today.Month(); u {
	case minute:
		return onDay(c.today), true
	case hour: // the half of a day counts as one
		return onDay(c.today.Add(time.Duration(n)*time.Hour + 12*time.Hour)), true
	case day:
		return onDay(c.today.AddDate(0, 0, n)), true
	case weekend:
		saturday := c.monday().AddDate(0, 0, 7*n+5)
		return onDay(saturday).through(onDay(saturday.AddDate(0, 0, 1))), true
	case week:
		monday := c.monday().AddDate(0, 0, 7*n)
		return onDay(monday).through(onDay(monday.AddDate(0, 0, 6))), true
	case fortnight:
		return c.whole(week, 2*n)
	case month:
		return inMonth(y, m+time.Month(n)), true
	case year:
		return inYear(y + n), true
	case decade:
		y += 10*n - y%10
		return inYear(y).through(inYear(y + 9)), true
	}
	return Time{}, false
}

// ago returns what lies n units back, as precise as the unit: two years ago is a year, and two
// weeks ago is a week. A negative n lies ahead.
func (c calendar) ago(u unit, n int) (Time, bool) {
	switch u {
	case decade:
		return c.whole(year, -10*n)
	case century:
		return c.whole(year, -100*n)
	}
	return c.whole(u, -n)
}

// rolling returns the n units that end with the day of writing, or that start with it: the past
// three days, the next two months.
func (c calendar) rolling(u unit, n int) (Time, bool) {
	switch u {
	case hour: // begun days count
		u, n = day, (n+23*sign(n))/24
	case week:
		u, n = day, 7*n
	case fortnight:
		u, n = day, 14*n
	}
	now, ok := c.written(u)
	far, ok2 := c.ago(u, -n)
	if n < 0 {
		now, far = far, now
	}
	return now.through(far), ok && ok2
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// weekday returns the day of that name: the last one before the day of writing if side is below 0,
// the next after it if above, else the nearest on the side that lean tells, today among them.
func (c calendar) weekday(d time.Weekday, side int, lean Lean) (Time, bool) {
	n := (int(d-c.today.Weekday()) + 7) % 7 // days until the nearest ahead
	switch {
	case side > 0 && n == 0:
		n = 7
	case side < 0, side == 0 && lean == Past && n > 0:
		n -= 7
	}
	return c.whole(day, n)
}

// weekdayOf returns the day of that name in the week n away.
func (c calendar) weekdayOf(d time.Weekday, n int) (Time, bool) {
	if c.known > day {
		return Time{}, false
	}
	return onDay(c.monday().AddDate(0, 0, 7*n+(int(d)+6)%7)), true
}

// month returns the month of that name, on the side as in weekday.
func (c calendar) month(m time.Month, side int, lean Lean) (Time, bool) {
	if c.known > month {
		return Time{}, false
	}
	y, now := c.today.Year(), c.today.Month()
	switch {
	case side < 0 && m >= now, side == 0 && lean == Past && m > now:
		y--
	case side > 0 && m <= now, side == 0 && lean == Future && m < now:
		y++
	}
	return inMonth(y, m), true
}

// dayOfMonth returns the day of a month whose year isn't told. If its day of the week is, it picks
// the year among those nearby. It is no day if the month never has so many.
func (c calendar) dayOfMonth(m time.Month, d int, weekday time.Weekday, lean Lean) (Time, bool) {
	if c.known > day {
		return Time{}, false
	}
	y, step := c.today.Year(), 1
	if lean == Past {
		step = -1
	}
	if at := time.Date(y, m, d, 0, 0, 0, 0, time.UTC); step*int(at.Sub(c.today)) < 0 {
		y += step
	}
	if weekday != noWeekday {
		for _, near := range [...]int{y, y - step, y + step} {
			if time.Date(near, m, d, 0, 0, 0, 0, time.UTC).Weekday() == weekday {
				return dayOf(near, m, d)
			}
		}
	}
	for range 8 { // years at most without a February 29
		if t, ok := dayOf(y, m, d); ok {
			return t, true
		}
		y += step
	}
	return Time{}, false
}

const noWeekday time.Weekday = -1

// dayOf returns a day of a year that is told.
func dayOf(y int, m time.Month, d int) (Time, bool) {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return onDay(t), t.Day() == d && t.Month() == m
}

// The seasons begin with these months, and last three.
const (
	spring time.Month = 3
	summer time.Month = 6
	autumn time.Month = 9
	winter time.Month = 12
)

func seasonOf(y int, first time.Month) Time { return inMonth(y, first).through(inMonth(y, first+2)) }

// season returns the season n away: the last that is over, the one of this year, the next to begin.
func (c calendar) season(first time.Month, n int) (Time, bool) {
	if c.known > month {
		return Time{}, false
	}
	y, now := c.today.Year(), c.today.Month()
	switch {
	case n < 0 && now <= first+2:
		y--
		if first == winter && now < spring {
			y--
		}
	case n > 0 && now >= first:
		y++
	case n == 0 && first == winter && now < spring:
		y--
	}
	return seasonOf(y, first), true
}
