// What a page is to the accessibility checker, so that what was looked at once in a run is not looked at again: each
// part of it, its frame, its headings, and each way in which a text is drawn. tests/browser.py keeps what was in order.
async ([everything, colours]) => {
    // What a page does when its width or its colours change, it has done by the next time that it is drawn.
    await new Promise(requestAnimationFrame);
    const hash = text => {
        let a = 7, b = 11;
        for (let at = 0; at < text.length; at++) {
            a = Math.imul(a, 31) + text.charCodeAt(at) | 0;
            b = Math.imul(b, 131) + text.charCodeAt(at) | 0;
        }
        return `${a.toString(36)}:${b.toString(36)}`;
    };
    const kind = element => `${element.localName}.${element.className.baseVal ?? element.className}`;
    const isWords = node => node.nodeType === Node.TEXT_NODE && node.data.trim();
    const hasWords = element => [...element.childNodes].some(isWords);
    const isShown = element => element.checkVisibility({visibilityProperty: true});
    const styles = new Map();
    const style = element => styles.get(element) ?? styles.set(element, getComputedStyle(element)).get(element);

    // Of an element: its attributes, whether it has words and is shown; not which words or numbers. Of what it points
    // at elsewhere on the page: whether it is there.
    const ONLY_WHETHER = new Set(["value", "action", "content", "title", "src", "datetime", "placeholder", "d",
        "points", "transform", "aria-label", "aria-description", "x", "y", "cx", "cy", "width", "height", "max", "min"]);
    const POINTS_AT = /^(for|list|headers|form|aria-(labelledby|describedby|controls|owns|activedescendant))$/;
    const NUMBERED = /^(id|name|style)$/;
    const isThere = id => Boolean(document.getElementById(id));
    const attribute = ({name, value}) => {
        if (ONLY_WHETHER.has(name) || /^(hx-|data-)/.test(name)) return `${name}=${value.trim() !== ""}`;
        if (name === "href") return `href=${value[0] === "#" ? isThere(value.slice(1)) : value !== ""}`;
        const plain = value.replace(/\d+/g, "0");
        if (POINTS_AT.test(name)) return `${name}=${plain} ${value.split(/\s+/).map(isThere)}`;
        return `${name}=${NUMBERED.test(name) ? plain : value}`;
    };
    const isLarger = one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight;
    const scrolls = element => isLarger(element) && /auto|scroll/.test(style(element).overflow);
    const standsOut = link => [style(link).textDecorationLine, style(link).color === style(link.parentElement).color];
    const own = element => [
        element.localName, ...[...element.attributes].filter(({name}) => name !== "class").map(attribute),
        hasWords(element), isShown(element), scrolls(element),
        element.localName === "a" && standsOut(element),
        element.labels && [...element.labels].filter(label => label.textContent.trim()).length,
    ].join("|");

    // A part is an element with all that it holds (of many of one kind, one) in what stands around it.
    const OF_KINDS = "ul, ol, dl, menu, [role]";
    const parts = new Map(), elements = new Map(), sizes = new Map();
    const part = (element, around) => {
        if (!isShown(element) && !element.matches("head, head *")) {
            sizes.set(element, 0);
            return parts.set(element, hash(`hidden ${element.localName}`)).get(element);
        }
        const itself = own(element), said = [];
        let size = 1;
        const within = hash(`${around}>${element.localName} ${element.getAttribute("role")} ${element.ariaHidden}`);
        for (const child of element.children) {
            const one = part(child, within);
            size += sizes.get(child);
            if (one !== said.at(-1) || /^t[dh]$/.test(child.localName)) said.push(one);
        }
        const kinds = [...element.children].map(child => `${child.localName} ${child.role}`);
        elements.set(element, hash(`${around}<${itself}>${element.matches(OF_KINDS) && [...new Set(kinds)]}`));
        sizes.set(element, size);
        return parts.set(element, hash(`${around}<${itself} ${kind(element)}>${said.join()}`)).get(element);
    };

    // The page as a whole: its landmarks and what stands outside of them; the order of its headings.
    const LANDMARKS = "main, nav, header, footer, aside, section, form, [role]";
    const landmarks = () => {
        const are = one => `${one} ${Boolean(document.querySelector(one))}`;
        const seen = new Set(), said = new Set(["main", "h1"].map(are));
        for (const one of [...document.querySelectorAll(LANDMARKS)].filter(isShown)) {
            const name = one.ariaLabel ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent;
            const kind = `${one.localName} ${one.role} in ${one.parentElement.closest(LANDMARKS)?.localName}`;
            said.add(`${kind} ${Boolean(name)} ${seen.has(kind + name)}`);
            seen.add(kind + name);
        }
        return [...said].map(hash);
    };
    const outside = () => [...elements.keys()].filter(one => !one.closest("main, header, footer, script, link"));
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")].filter(isShown);

    if (everything) part(document.documentElement, "");

    // A way to draw a text: in a colour and size, on what its element and those around it paint.
    const ways = new Map(), grounds = new Map();
    const NOTHING = "rgba(0, 0, 0, 0) none 1 none normal";
    const ground = element => {
        if (!element) return "";
        if (!grounds.has(element)) {
            const css = style(element);
            const {backgroundColor, backgroundImage, opacity, filter, mixBlendMode} = css;
            const paint = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(" ");
            const below = ground(element.parentElement);
            const lies = css.position === "static" || css.position === "relative" ? "" : kind(element);
            grounds.set(element, lies || paint !== NOTHING ? `${lies} ${paint} < ${below}` : below);
        }
        return grounds.get(element);
    };
    // Of a size it counts whether it is large, from 24 px on or in bold letters from 18.66 px on; near those it is kept.
    const size = ({fontSize, fontWeight}) => {
        const px = parseFloat(fontSize);
        return px < 18 ? "small" : px > 25 ? "large" : [px, fontWeight];
    };
    for (const element of colours ? document.body.querySelectorAll("*") : []) {
        if (!element.matches("input, select, textarea") && !hasWords(element) || !element.checkVisibility()) continue;
        const css = style(element);
        const way = hash([css.color, size(css), css.textShadow, ground(element)].join());
        if (!ways.has(way)) ways.set(way, element);
    }

    // New parts are looked at whole, but for the plain elements around them that are known; the page as a whole only
    // where its frame is new.
    const frame = outside().map(one => elements.get(one)), around = everything ? landmarks() : [];
    const order = everything ? [hash(`headings ${headings.map(one => one.localName + one.ariaLevel)}`)] : [];
    const {scrollWidth, clientWidth} = document.documentElement, wider = scrollWidth - clientWidth;
    const beyond = everything && wider ? [`wider:${wider}`] : []; // never in order, so it is always new
    const keys = new Set([...parts.values(), ...elements.values(), ...ways.keys(), ...around, ...order, ...beyond]);
    const NAMED_BY_WHAT_IT_HOLDS = "a, button, summary, label, legend, caption, h1, h2, h3, h4, h5, h6, table, select,"
        + "[role]";
    // Each part that is named to the checker costs it as much as some fifteen elements that lie in one.
    const PRICE = 15;
    const cheapest = (element, isNew) => {
        if (!isNew(parts.get(element))) return {price: 0, found: []};
        const whole = {price: PRICE + sizes.get(element), found: [element]};
        if (element.matches(NAMED_BY_WHAT_IT_HOLDS) || isNew(elements.get(element))) return whole;
        const within = [...element.children].map(child => cheapest(child, isNew));
        const price = within.reduce((sum, one) => sum + one.price, 0);
        return price < whole.price ? {price, found: within.flatMap(one => one.found)} : whole;
    };
    // Within what is new: what is known already, or stands there a second time. The checker asks of each element
    // whether it lies in one of them, so they are few.
    const secondTimes = (found, isNew) => {
        const met = new Set(), second = [], walk = element => {
            const key = parts.get(element);
            if (sizes.get(element) < PRICE) return;
            if (!isNew(key) || met.has(key)) return second.push(element);
            met.add(key);
            [...element.children].forEach(walk);
        };
        found.forEach(walk);
        return second.sort((one, other) => sizes.get(other) - sizes.get(one)).slice(0, PRICE);
    };
    const newParts = isNew => {
        const {found} = cheapest(document.documentElement, isNew), exclude = secondTimes(found, isNew);
        if (order.some(isNew)) found.push(...headings.filter(one => !found.some(part => part.contains(one))));
        return {include: found, exclude};
    };
    const OF_LANDMARKS = /^landmark-|^(page-has-heading-one|bypass)$/;
    const look = async (where, options) => {
        const found = await axe.run(where, {resultTypes: ["violations"], elementRef: true, ...options});
        return found.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.element.outerHTML}`));
    };
    const only = rules => ({runOnly: {type: "rule", values: rules}});
    // Before it weighs a colour the checker measures all that stands on the page, and what lies in a closed fold, where
    // nobody sees it, costs it as much: of a page with the menu that is most.
    const withoutClosedFolds = async looked => {
        const taken = [];
        for (const fold of document.querySelectorAll("details:not([open])")) {
            for (const within of [...fold.childNodes].filter(node => node.localName !== "summary")) {
                taken.push([document.createComment(""), within]);
                within.replaceWith(taken.at(-1)[0]);
            }
        }
        try {
            return await looked();
        } finally {
            taken.forEach(([place, within]) => place.replaceWith(within));
        }
    };
    window.looking = {
        async at(fresh) {
            const isNew = Set.prototype.has.bind(new Set(fresh.split(" ")));
            const without = {rules: {"color-contrast": {enabled: false}}};
            const isFrameNew = frame.some(isNew), areLandmarksNew = around.some(isNew) && !isFrameNew;
            const shapes = isFrameNew ? {include: [document]} : newParts(isNew);
            const texts = [...ways.keys()].filter(isNew).map(way => ways.get(way));
            const faults = beyond.map(each => `${each} px than the screen`);
            if (!shapes.include.length && !areLandmarksNew && !texts.length) return faults;
            if (window.axeOf !== document) return null; // the checker is not laid into this page yet
            const ofLandmarks = axe.getRules().map(rule => rule.ruleId).filter(rule => OF_LANDMARKS.test(rule));
            if (shapes.include.length) faults.push(...await look(shapes, without));
            if (areLandmarksNew) faults.push(...await look(document, only(ofLandmarks)));
            const weighed = () => look({include: texts}, only(["color-contrast"]));
            if (texts.length) faults.push(...await withoutClosedFolds(weighed));
            return [...new Set(faults)];
        },
    };
    return [...keys].join(" "); // as one text: a list takes longer on its way than in the making
}
