#!/usr/bin/env python3
"""The product over its REST API: ours_api.py token URL USER PASS FILE | reqs URL DIR N (standard library only)"""
import html, http.cookiejar, json, random, re, sys, urllib.parse, urllib.request

GIVEN = "一乙子文玉书兰安成明志远思齐若水清和景行嘉言知秋雨晴云帆浩然星辰松柏青山海川怀瑾握瑜承平"


def token(url, user, password, file):
    jar = http.cookiejar.CookieJar()
    web = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = web.open(url + "/sign-in").read().decode()
    form = re.search(r"<form[^>]*method=\"post\".*?</form>", page, re.S).group(0)
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name:
            fields[html.unescape(name.group(1))] = html.unescape(value.group(1)) if value else ""
    for name in fields:
        fields[name] = user if "user" in name.lower() else password if "password" in name.lower() else fields[name]
    action = html.unescape((re.search(r'action="([^"]*)"', form) or [None, "/sign-in"])[1])
    web.open(urllib.parse.urljoin(url + "/sign-in", action), urllib.parse.urlencode(fields).encode()).read()
    request = urllib.request.Request(url + "/api/v1/me/tokens", json.dumps({"name": "bench", "days": 1}).encode(), {"Content-Type": "application/json"})
    made = json.loads(web.open(request).read())
    open(file, "w").write("Authorization: Bearer %s\n" % made["token"])


def reqs(url, folder, n):
    head = dict([open(folder + "/hdrs").read().strip().split(": ", 1)])
    rnd, quote = random.Random(7), urllib.parse.quote

    def call(path):
        return json.loads(urllib.request.urlopen(urllib.request.Request(url + path, headers=head)).read())

    def write(op, paths):
        open("%s/%s.reqs" % (folder, op), "w").write("".join("GET\t%s\t\n" % p for p in paths))

    # Pages are reached as a user reaches them: by the marker the page before gave. Far pages come from the other end of the list.
    base = "/api/v1/persons?size=50&sort=pinyin"
    first, far, people = [base], [], []
    page = call(base)
    for _ in range(19):
        first.append(base + "&after=" + quote(page["next"], safe=""))
        page = call(first[-1])
    people = [p["personId"] for p in page["rows"]]
    page = call(base)
    for step in range(max(2, n // 500)):
        page = call("/api/v1/persons?size=500&sort=pinyin&after=" + quote(page["next"], safe=""))
        if not page.get("next"):
            break
        far.append(base + "&after=" + quote(page["next"], safe=""))
    write("list", [rnd.choice(first) for _ in range(200)])
    write("list_deep", [rnd.choice(far[-18:]) for _ in range(200)])
    write("search_name", ["/api/v1/persons?size=50&sort=pinyin&name=" + quote(rnd.choice(GIVEN) + rnd.choice(GIVEN)) for _ in range(200)])
    write("search_code", ["/api/v1/persons?size=50&name=P%06d" % rnd.randrange(n) for _ in range(200)])
    write("get", ["/api/v1/persons/%d/row" % rnd.choice(people) for _ in range(200)])
    write("record", ["/api/v1/persons/%d" % rnd.choice(people) for _ in range(200)])


def pages(url, folder):
    """Requests for any reach, also that of one small office: the pages there are, names, single rows."""
    head = dict([open(folder + "/hdrs").read().strip().split(": ", 1)])
    rnd, quote = random.Random(7), urllib.parse.quote
    base = "/api/v1/persons?size=50&sort=pinyin"
    found, people = [base], []
    while True:
        page = json.loads(urllib.request.urlopen(urllib.request.Request(url + found[-1], headers=head)).read())
        people += [p["personId"] for p in page["rows"]]
        if not page.get("next") or len(found) == 20:
            break
        found.append(base + "&after=" + quote(page["next"], safe=""))
    for op, paths in (("list", found), ("get", ["/api/v1/persons/%d/row" % p for p in people]),
                      ("search_name", [base + "&name=" + quote(a + b) for a in GIVEN for b in GIVEN])):
        open("%s/%s.reqs" % (folder, op), "w").write("".join("GET\t%s\t\n" % rnd.choice(paths) for _ in range(200)))


if sys.argv[1] == "token":
    token(*sys.argv[2:6])
elif sys.argv[1] == "pages":
    pages(*sys.argv[2:4])
else:
    reqs(sys.argv[2], sys.argv[3], int(sys.argv[4]))
