package article

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

var (
	errBinary   = errors.New("holds NUL bytes: it is a binary file, or UTF-16 without its mark")
	errEncoding = errors.New("isn't UTF-8, and its encoding can't be told")
)

const encodingHint = "convert it, as with: iconv -f ENCODING -t UTF-8"

// decode turns the bytes of a file into text with LF at the ends of lines. What is valid UTF-8 is
// UTF-8, whatever the file declares; else the declared encoding is tried, then UTF-8 with some
// damage, then Windows-1252, which is what undeclared old English text is.
func decode(data []byte, declared string) (string, error) {
	if bytes.IndexByte(data, 0) >= 0 {
		return "", errBinary
	}
	if utf8.Valid(data) {
		return unixLines(string(data)), nil
	}
	if enc, name := charset.Lookup(declared); enc != nil && name != "utf-8" && name != "replacement" {
		if s, err := enc.NewDecoder().Bytes(data); err == nil && !bytes.ContainsRune(s, utf8.RuneError) {
			return unixLines(string(s)), nil
		}
	}
	whole, broken, high, undefined := 0, 0, 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		if data[i] >= 0x80 {
			high += n
		}
		i += n
	}
	for _, b := range []byte{0x81, 0x8d, 0x8f, 0x90, 0x9d} {
		undefined += bytes.Count(data, []byte{b})
	}
	switch {
	case whole > 0 && whole*2 >= broken:
		return unixLines(strings.ToValidUTF8(string(data), "\uFFFD")), nil
	case undefined == 0 && high*4 < len(data):
		s, err := charmap.Windows1252.NewDecoder().Bytes(data)
		return unixLines(string(s)), err
	}
	return "", errEncoding
}

var crlf = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func unixLines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return crlf.Replace(s)
}
