#!/usr/bin/env python3
"""Writes the sample files of this folder: news of our own words, as people have them. `python3 make.py` writes the same
bytes each time; what is to be read in them stands in `expected.toml`."""

import io
import pathlib
import re
import struct
import unicodedata
import zipfile

HERE = pathlib.Path(__file__).parent
FILES = HERE / "files"

NEWS = (
    "Đến hết tháng 9/2022, huyện Sông Lam có 41.250 người tham gia bảo hiểm y tế, đạt 93,4% dân số; "
    "số người tham gia bảo hiểm xã hội tự nguyện là 1.830 người, tăng 260 người so với cuối năm 2021.\n"
    "Ông Trần Hữu Lộc, Giám đốc Bảo hiểm xã hội huyện, cho biết mười xã đã mở thêm 24 điểm thu, "
    "và quý tới sẽ tổ chức 12 hội nghị đối thoại với người lao động.\n"
)


# Encodings


def windows_1258(text):
    """Letters with their own marks, tones apart, as the encoding has them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        out += unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        out += "".join(p for p in parts if p in tones)
    return out.encode("cp1258")


TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4"
            "e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
    )
)


def tcvn3(text):
    return bytes(TCVN3.get(letter, ord(letter) & 0xFF) for letter in text)


def vni(text):
    """Marks behind the letter, as Windows-1252 shows them."""
    alone = {"ơ": "ô", "ư": "ö", "đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "Đ": "Ñ", "Ơ": "Ô", "Ư": "Ö"}
    tone = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï"))
    hat = dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä"))
    breve = dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë"))
    out = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        if letter in alone:
            written = alone[letter]
        elif len(parts) == 1 or letter in "íìÍÌ":
            written = letter
        else:
            base, marks = parts[0], parts[1:]
            tones = [m for m in marks if m in tone]
            if "\u0302" in marks:
                written = base + (hat[tones[0]] if tones else "â")
            elif "\u0306" in marks:
                written = base + (breve[tones[0]] if tones else "ê")
            elif "\u031b" in marks:
                written = alone[unicodedata.normalize("NFC", base + "\u031b")] + tone[tones[0]]
            else:
                written = base + tone[tones[0]]
            written = written.upper() if letter.isupper() else written
        out += written
    return out


def bare(text):
    return "".join(p for p in unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")) if ord(p) < 128)


# Archives


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, (2022, 10, 5, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


# Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text, props=""):
    return f'<w:r>{props}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(text):
    return f"<w:tc>{paragraph(run(text))}</w:tc>"


def docx():
    body = "".join(
        [
            paragraph(run("BÁO CÁO CÔNG TÁC TRUYỀN THÔNG QUÝ III/2022")),
            paragraph(
                run("Toàn huyện có 41.250 người tham gia "),
                "<w:del><w:r><w:delText>bảo hiểm tự nguyện</w:delText></w:r></w:del>",
                f"<w:ins>{run('bảo hiểm y tế')}</w:ins>",
                run(" (số liệu nội bộ)", "<w:rPr><w:vanish/></w:rPr>"),
                run(", đạt 93,4% dân s\u00adố"),
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                run("."),
            ),
            "<w:tbl>"
            + "".join(
                f"<w:tr>{''.join(cell(text) for text in row)}</w:tr>"
                for row in [["Hoạt động", "Kế hoạch", "Thực hiện"], ["Hội nghị", "40", "46"], ["Tin, bài &amp; phóng sự", "120", "131"]]
            )
            + "</w:tbl>",
            paragraph(
                run("Hai điểm thu mới"),
                "<w:r><w:br/></w:r>",
                run("đặt tại chợ H\u1ea1"),
                run("."),
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://xa.example"</w:instrText></w:r>',
            ),
        ]
    )
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>'
    notes = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {W}><w:footnote w:id="2">'
        f"{paragraph(run('Dân số theo điều tra năm 2021: 44.160 người.'))}</w:footnote></w:footnotes>"
    )
    core = (
        '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Báo cáo truyền thông quý III</dc:title><dc:creator>Phòng Thu</dc:creator>"
        "<dcterms:created>2019-01-02T03:04:05Z</dcterms:created><dcterms:modified>2022-10-05T20:15:00Z</dcterms:modified>"
        "</cp:coreProperties>"
    )
    types = (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    return zipped(
        [
            ("[Content_Types].xml", types),
            ("word/document.xml", document),
            ("word/footnotes.xml", notes),
            ("docProps/core.xml", core),
        ]
    )


# Pages

HTML = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Thêm 24 điểm thu ở Sông Lam - Báo Sông Lam</title>
<meta property="og:title" content="Thêm 24 điểm thu ở Sông Lam">
<meta property="og:site_name" content="Báo Sông Lam">
<meta property="article:published_time" content="2022-10-04T23:30:00Z">
<meta name="author" content="Hải Yến">
<link rel="canonical" href="https://bao.example/them-24-diem-thu.html">
<style>p { color: red } </style><script>document.write('<p>Không được đọc: 999 người</p>')</script>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Thêm 24 điểm thu", "datePublished": "2022-10-05"}</script>
</head><body>
<nav><ul><li><a href="/">Trang chủ</a><li><a href="/kinh-te">Kinh tế (15 bài mới)</a></ul></nav>
<div class="top-menu menu"><a href="/a">Mới nhất</a> 21/10/2022</div>
<div id="wrap"><div class="col-left">
<h1>Thêm 24 điểm thu ở Sông Lam</h1>
<div class="detail-content">
<p>Đến hết tháng 9/2022, huyện Sông Lam có <b>41.250</b> người tham gia
bảo hiểm y tế, đạt 93,4% dân số.
<p>Mười xã đã mở thêm 24 điểm thu.<br>Quý tới sẽ có 12 hội nghị &amp; đối thoại.</p>
<table><tr><th>Xã</th><th>Số người</th></tr><tr><td>Hạ</td><td>3.120</td></tr></table>
<figure><img src="https://ngoai.example/theo-doi.gif" onerror="alert(1)"><figcaption>Ảnh: Điểm thu xã Hạ</figcaption></figure>
<ul class="list"><li><a href="/b">Tin cũ: 17 xã đạt chuẩn</a></li><li><a href="/c">Tin cũ: 18 xã đạt chuẩn</a></li></ul>
</div>
<div class="box-related related"><p>Cùng chuyên mục: 88 bài</p></div>
</div><aside><p>Quảng cáo 100 triệu đồng</p></aside></div>
<footer><p>Giấy phép số 12/GP-BTTTT</p></footer></body></html>
"""


def mht():
    import quopri

    page = re.sub(r"<link rel=.canonical.*\n", "", HTML).replace("them-24", "tam-24")
    body = quopri.encodestring(page.encode()).decode("ascii")
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://bao.example/luu/tin.html\r\n"
        "Subject: =?utf-8?Q?Th=C3=AAm_24_=C4=91i=E1=BB=83m_thu?=\r\nDate: Fri, 7 Oct 2022 01:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----phan"\r\n\r\n\r\n'
        "------phan\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + body.replace("\n", "\r\n")
        + "\r\n------phan\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n------phan--\r\n"
    ).encode()


# Tables

CSV = (
    "\ufeffMã;Tiêu đề;Ngày đăng;Nguồn;Nội dung\r\n"
    'sl-01;"Thêm điểm thu";5/10/2022;Báo Sông Lam;"Mười xã đã mở thêm 24 điểm thu; quý tới ""dự kiến"" thêm 6 điểm."\r\n'
    "../sl-02;Không ngày;sắp tới;Báo Sông Lam;Huyện có 1.830 người tham gia.\r\n"
    "sl-03;Không chữ;6/10/2022;Báo Sông Lam;\r\n"
)

JSONL = (
    '{"id": "d1", "title": "Hội nghị", "published": "2022-10-05T08:00:00+07:00", "publisher": "Đài Sông Lam", '
    '"url": "https://dai.example/1", "text": "Huyện đã tổ chức 46 hội nghị."}\n'
    '{"id": "d2", "date": 1664928000, "content": "Có 131 tin, bài được phát."}\n'
    "{hỏng\n"
    '{"id": "d4", "tieu_de": "Không có văn bản"}\n'
)


def archive():
    inner = zipped([("sau/tin.txt", "Xã Hạ có 3.120 người tham gia.\n"), ("sau/nua.zip", zipped([("x.txt", "sâu")]))])
    return zipped(
        [
            ("tin/", ""),
            ("tin/a.txt", "Xã Thượng có 2.870 người tham gia.\n"),
            ("tin/a.toml", 'title = "Xã Thượng"\npublished = "2022-10-03"\n'),
            ("tin/.DS_Store", "x"),
            ("__MACOSX/tin/._a.txt", "x"),
            ("../ngoai.txt", "Ra ngoài."),
            ("bom.txt", b"0" * 30_000_000),
            ("trong.zip", inner),
        ]
    )


# PDF


def pdf(objects, trailer=""):
    out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    at = []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in at)
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(data, entries=""):
    return f"<< /Length {len(data)} {entries}>>\nstream\n".encode() + data + b"\nendstream"


def printed():
    """Two pages set in lines of a column, with a head and a number on each, in a font whose codes are its own."""
    pages = [
        [
            ("Trang tin Sông Lam - số 41", 800),
            ("Kết quả chín tháng", 760),
            ("Đến hết tháng 9/2022, huyện Sông Lam có 41.250 người tham", 740),
            ("gia bảo hiểm y tế, đạt 93,4% dân số. Số người tham gia bảo", 726),
            ("hiểm xã hội tự nguyện là 1.830 người, tăng 260 người so với", 712),
            ("cuối năm 2021. Mười xã đã mở thêm 24 điểm thu, và quý tới sẽ", 698),
            ("1", 40),
        ],
        [
            ("Trang tin Sông Lam - số 41", 800),
            ("tổ chức 12 hội nghị đối thoại.", 760),
            ("Ngày 5/10/2022, huyện tổng kết đợt ra quân với 320 người dự.", 736),
            ("2", 40),
        ],
    ]
    letters = sorted({letter for page in pages for text, _ in page for letter in text})
    code = {letter: number for number, letter in enumerate(letters, 1)}
    pairs = "".join(f"<{code[letter]:04X}> <{ord(letter):04X}>\n" for letter in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}endbfchar\nendcmap end end\n"
    ).encode()
    content = []
    for page in pages:
        lines = ""
        for text, height in page:
            codes = "".join(f"{code[letter]:04X}" for letter in text)
            lines += f"BT /F1 11 Tf 1 0 0 1 72 {height} Tm <{codes}> Tj ET\n"
        content.append(lines.encode())
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            *(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number} 0 R "
                "/Resources << /Font << /F1 7 0 R >> >> >>".encode()
                for number in (5, 6)
            ),
            *(stream(lines) for lines in content),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 9 0 R >>",
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            b"/Supplement 0 >> /DW 500 >>",
            stream(cmap),
        ],
        "/Info << /Title <FEFF0042>  >> ",
    )


def scanned():
    picture = stream(bytes(range(64)), "/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 ")
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
            stream(b"595 0 0 842 0 0 cm /I Do"),
            picture,
        ]
    )


def locked():
    """Locked by a password that nobody knows."""
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>] "
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            stream(b"\x01\x02\x03\x04"),
        ],
        encrypt,
    )


def locked_docx():
    """The beginning of the container that Word puts an encrypted document into."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(480)


def main():
    FILES.mkdir(exist_ok=True)
    word = docx()
    files = {
        "01-utf8.txt": NEWS.encode(),
        "02-utf16.txt": b"\xff\xfe" + NEWS.encode("utf-16-le"),
        "03-utf16-khong-dau-hieu.txt": NEWS.encode("utf-16-be"),
        "04-windows-1258.txt": windows_1258(NEWS),
        "05-tcvn3.txt": tcvn3(NEWS),
        "06-vni.txt": vni(NEWS).encode(),
        "07-doc-nham.txt": mojibake(NEWS),
        "08-khong-dau.txt": bare(NEWS).encode(),
        "09-bao-cao.docx": word,
        "10-trang-tin.html": HTML.encode(),
        "11-trang-luu.mht": mht(),
        "12-bang.csv": CSV.encode(),
        "13-dong.jsonl": JSONL.encode(),
        "14-goi.zip": archive(),
        "15-ban-in.pdf": printed(),
        "16-anh-chup.pdf": scanned(),
        "17-khoa.pdf": locked(),
        "18-khoa.docx": locked_docx(),
        "19-hong.docx": word[: len(word) // 2],
        "20-rong.txt": b"",
        "21-anh.png": b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(20),
    }
    for name, data in files.items():
        (FILES / name).write_bytes(data)


def mojibake(text):
    """UTF-8 taken for Windows-1252, whose five free codes stand for themselves."""
    letters = (bytes([byte]) for byte in text.encode())
    return "".join(byte.decode("cp1252") if byte[0] not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte[0]) for byte in letters).encode()


if __name__ == "__main__":
    main()
