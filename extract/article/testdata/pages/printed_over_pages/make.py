# Prints source.pdf: reportlab 5.1, Times without widths, words parted at the ends of lines, a head and a
# foot on each page, and the title that a word processor gives.
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

pages = [
    ["Envoy returns to Damascus", "",
     "The envoy returned to Damascus on Monday and said that the agree-",
     "ment on military coordination with Russia would be extended for an-",
     "other year. Israel opposes it, and Russian officials said the Russian-",
     "made missiles that came with it were meant for defence only.", "",
     "A second paragraph says that the envoy left the country in the eve-",
     "ning, and that the ministry in Tehran would not say who had asked him"],
    ["to leave, nor whether he would be back before the vote in the parlia-",
     "ment. The parliament votes in May."],
]
c = canvas.Canvas("source.pdf", pagesize=A4, invariant=1)
c.setTitle("Microsoft Word - envoy_final.doc")
for number, lines in enumerate(pages, 1):
    c.setFont("Helvetica", 8)
    c.drawString(50, 810, "Levant Wire | 13 July 2018")
    c.setFont("Times-Roman", 11)
    for n, line in enumerate(lines):
        c.drawString(50, 770 - 14 * n, line)
    c.setFont("Helvetica", 8)
    c.drawString(280, 30, "Page %d of %d" % (number, len(pages)))
    c.showPage()
c.save()
