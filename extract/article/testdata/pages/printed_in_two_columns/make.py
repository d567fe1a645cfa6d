# Prints source.pdf: reportlab 5.1, a subset TrueType font, two columns with justified lines.
import glob, os, reportlab
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

pdfmetrics.registerFont(TTFont("Vera", os.path.join(os.path.dirname(reportlab.__file__), "fonts", "Vera.ttf")))
text = ParagraphStyle("text", fontName="Vera", fontSize=10, leading=13, alignment=4, firstLineIndent=10)
head = ParagraphStyle("head", fontName="Vera", fontSize=16, leading=20)
small = ParagraphStyle("small", fontName="Vera", fontSize=9, leading=14)
story = [
    Paragraph("Envoy returns to Damascus with a plan for the north", head),
    Paragraph("13 July 2018", small),
    Paragraph("Iran’s envoy returned to Damascus on Thursday and said that the agreement on military coordination "
              "with Russia would be extended for another year, the state agency reported.", text),
    Paragraph("“Nobody has asked us to leave,” he told reporters at the airport. The ministry in Tehran declined to "
              "comment on the number of advisers who would stay in the country over the winter, and on who would pay.", text),
    Paragraph("Russia’s deputy foreign minister, who met the envoy later in the day, said that his government had agreed "
              "to the plan. Israel opposes it, and has threatened to bomb any base within fifty miles of the border.", text),
    Paragraph("The talks go on in Sochi next week.", text),
] + [Paragraph("In the towns of the north few had heard of the plan. A baker in the old market said that he had seen "
               "three of them since the spring, and that bread had become dearer after each.", text)] * 3
w, h = A4
doc = BaseDocTemplate("source.pdf", pagesize=A4, title="Envoy returns to Damascus", author="A Writer", invariant=1)
doc.addPageTemplates(PageTemplate(frames=[Frame(50, h - 330, w / 2 - 60, 280), Frame(w / 2 + 10, h - 330, w / 2 - 60, 280)]))
doc.build(story)
