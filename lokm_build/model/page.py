"""A page before its frame: what the core writes into the markers of a rendered frame.

`path` is relative to the site's root and lies exactly one folder deep; links in
`html` are relative to that folder. `section` names the frame (the folder of the
landing page whose frame is used).
"""


from lokm_build.model.record import record


@record()
class Page:
    """One generated page.

    `html` is the content area; `head` is extra markup for the document's head, already escaped;
    `indexed` pages stand in the sitemap.
    """

    path: str
    section: str
    title: str
    description: str
    html: str
    head: str = ""
    indexed: bool = True
