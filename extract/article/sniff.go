package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

type kind int

const (
	plain kind = iota
	page
	feed
	records
	message
	document
)

const sniffed = 4096 // bytes at the start of a file that tell its kind

var (
	htmlStart = regexp.MustCompile(`(?i)<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]|meta|table|span)[\s>/]`)
	htmlRoot  = regexp.MustCompile(`(?i)<(?:!doctype html|html)[\s>]`)
	xmlHeader = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)
	object    = regexp.MustCompile(`^\{\s*["}]`)
)

// read tells the kind of a file by its start and reads it.
func (r *reader) read(f file, in io.Reader) {
	if !r.open() {
		return
	}
	buf, err := unmark(in)
	head, peekErr := buf.Peek(sniffed)
	switch {
	case err == nil && peekErr != nil && !errors.Is(peekErr, io.EOF):
		err = peekErr
	case err == nil && len(bytes.TrimSpace(head)) == 0 && len(head) < sniffed:
		err = errors.New("is empty")
	}
	if err != nil {
		r.fail(f, 0, cause(err), "")
		return
	}
	if how := packingOf(head); how != unpacked {
		r.unpack(f, how, in, buf)
		return
	}
	k, err := sniff(head, f.ending())
	if err != nil {
		r.fail(f, 0, err, "text, HTML, RSS, Atom, JSON Lines, mail and PDF can be read, also in zip, tar, gzip and zstd")
		return
	}
	switch k {
	case records:
		r.records(f, buf)
	case feed:
		r.whole(f, buf, maxFeed, r.feed)
	case page:
		r.whole(f, buf, maxArticle, r.page)
	case message:
		r.whole(f, buf, maxMail, r.mail)
	case document:
		r.whole(f, buf, maxPDF, r.pdf)
	default:
		r.whole(f, buf, maxArticle, r.text)
	}
}

// ending returns the ending of a file's name, of one that was compressed that below.
func (f file) ending() string {
	name := strings.ToLower(f.path)
	for _, packed := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	return filepath.Ext(name)
}

// whole reads all of a file for a kind that can't be read in parts.
func (r *reader) whole(f file, in io.Reader, limit int64, read func(file, []byte)) {
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		r.fail(f, 0, cause(err), "")
	case int64(len(data)) > limit:
		r.fail(f, 0, fmt.Errorf("is larger than %d MB", limit>>20), "part it into files or into JSON Lines, an article each")
	default:
		read(f, data)
	}
}

// unmark takes off a byte order mark, and reads UTF-16 as UTF-8 where there was one for it.
func unmark(in io.Reader) (*bufio.Reader, error) {
	buf := bufio.NewReaderSize(in, 1<<16)
	head, err := buf.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return buf, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, err = buf.Discard(3)
		return buf, err
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
		return bufio.NewReaderSize(transform.NewReader(buf, utf16), 1<<16), nil
	}
	return buf, nil
}

// sniff tells what kind of file starts with head. The ending of its name settles only what the
// content leaves open.
func sniff(head []byte, ending string) (kind, error) {
	head = bytes.TrimLeft(head, " \t\r\n")
	media, _, _ := strings.Cut(http.DetectContentType(head), ";")
	switch {
	case ending == ".jsonl" || ending == ".ndjson" || object.Match(head):
		return records, nil
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return document, nil
	case mailbox.Match(head):
		return 0, errors.New("is a mailbox of many messages, which must be parted into a file each")
	case bytes.IndexByte(head, 0) < 0 && isMail(head):
		return message, nil
	case bytes.IndexByte(head, 0) >= 0 || !strings.HasPrefix(media, "text/"):
		return 0, fmt.Errorf("is a binary file (%s)", media)
	case htmlRoot.Match(head):
		return page, nil
	case bytes.HasPrefix(head, []byte("<")):
		switch gofeed.DetectFeedType(bytes.NewReader(xmlHeader.ReplaceAll(head, nil))) {
		case gofeed.FeedTypeRSS, gofeed.FeedTypeAtom:
			return feed, nil
		}
		if media == "text/html" || htmlStart.Match(head) {
			return page, nil
		}
		if media == "text/xml" {
			return 0, errors.New("is XML, but neither a feed nor a page")
		}
	case strings.HasPrefix(ending, ".htm") && htmlStart.Match(head):
		return page, nil
	}
	return plain, nil
}
