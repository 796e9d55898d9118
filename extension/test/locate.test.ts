import { fakeDocument, type Piece } from "./fake-dom.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { attribute } from "../src/dom.ts";
import { linksOf, locate } from "../src/locate.ts";

const a = (id: string, href: string): Piece => ["a", { id, href }, id];
const page = (...links: Piece[]): Element[] => linksOf(fakeDocument(["html", {}, ["body", {}, ...links]]));
const found = (link: Element | null): string | null => link && attribute(link, "id");

const before = page(a("home", "/"), a("one", "https://one.example/"), a("next", "next"), a("again", "https://one.example/"), a("odd", "http://[bad"));
const after = page(a("new", "/new"), a("home", "/"), a("one", "https://one.example/"), a("again", "https://one.example/"));

const cases: { what: string; links: Element[]; index: number; href: string | null; is: string | null }[] = [
  { what: "by index and address", links: before, index: 1, href: "https://one.example/", is: "one" },
  { what: "the second of two with one address", links: before, index: 3, href: "https://one.example/", is: "again" },
  { what: "an address as a browser resolves it", links: before, index: 2, href: "https://page.example/posts/next", is: "next" },
  { what: "an address that nobody can resolve, as it is written", links: before, index: 4, href: "http://[bad", is: "odd" },
  { what: "by index alone", links: before, index: 2, href: null, is: "next" },
  { what: "no such index", links: before, index: 9, href: null, is: null },
  { what: "moved by a link before it", links: after, index: 0, href: "https://page.example/", is: "home" },
  { what: "moved, and there twice: the nearer", links: after, index: 1, href: "https://one.example/", is: "one" },
  { what: "past the end of a page that has become shorter", links: after, index: 40, href: "https://one.example/", is: "again" },
  { what: "gone", links: after, index: 2, href: "https://page.example/posts/next", is: null },
];
for (const { what, links, index, href, is } of cases) test(`locate: ${what}`, () => assert.equal(found(locate(links, { index, href })), is));
