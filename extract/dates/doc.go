// Package dates finds the date expressions of Vietnamese news text and reads
// them at the precision that they give.
//
// Find returns each expression with its place in the text, Resolve fills a
// missing year from the page's publication date, Consistent tells a reading
// that the publication date contradicts. Nothing is guessed: day and month
// without a year stay so ("XXXX-11-15") until a publication date is known, a
// lunar day never becomes a solar date, and numbers that only look like dates
// (a directive's number, a telephone number, a fraction) are left alone.
package dates
