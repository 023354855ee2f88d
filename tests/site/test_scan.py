"""The last look: links that lead nowhere, and anything that would load from another host."""

from lokm_build.site.scan import Scan


def faults(html: str, path: str = "units/a.html", known: tuple[str, ...] = ("index.html", "units/b.html")) -> list[str]:
    scan = Scan()
    scan.add(path, html)
    return scan.faults(known)


def test_links_are_followed_from_the_page_that_holds_them() -> None:
    assert faults('<a href="../index.html">x</a><a href="b.html#h">x</a><a href="#here">x</a>') == []


def test_a_link_that_leads_nowhere_is_named_with_its_page() -> None:
    assert faults('<a class="x" href="c.html">x</a>') == ["units/a.html: units/c.html"]


def test_an_encoded_name_is_the_same_file() -> None:
    assert faults('<a href="%E0%B8%81.html">x</a>', known=("units/ก.html",)) == []


def test_a_link_to_another_host_may_be_followed_but_nothing_loads_from_there() -> None:
    html = (
        '<a href="https://example.go.th/">x</a><img src="https://example.go.th/a.png"><script src="//cdn.example/x.js">'
    )

    assert faults(html) == ["units/a.html: //cdn.example/x.js", "units/a.html: https://example.go.th/a.png"]


def test_the_canonical_address_is_no_load() -> None:
    assert faults('<link rel="canonical" href="https://example.go.th/units/a.html">') == []


def test_an_address_that_is_no_address_is_followed_by_nobody_and_stops_nothing() -> None:
    assert faults('<a href="http://[">x</a><a href="//[x">x</a><a href="b.html?v=1#h">x</a>') == []


def test_what_only_looks_like_an_attribute_in_an_attribute_is_no_reference() -> None:
    assert faults('<meta content="ใช้ &lt;img src=x href=y"><a title=\'> src=z\' href="b.html">x</a>') == []


def test_the_rows_of_a_list_are_scanned_like_any_page() -> None:
    row = '<a href="../knowledge/{}.html">เรื่อง</a><img src="//away.example/{}.png">'
    html = f"<ul>\n<li>{row.format(1, 1)}</li>\n<li>{row.format(2, 2)}</li>\n<li>{row.format(1, 1)}</li>\n</ul>"
    whole, rows = Scan(), Scan()
    whole.add("units/plan.html", html)
    rows.add_list("units/plan.html", html)

    assert rows == whole
    assert list(rows.wanted) == ["knowledge/1.html", "knowledge/2.html"]
    assert len(rows.remote) == 3
