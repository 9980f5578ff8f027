import { expect, it } from "vitest";
import { splitEvents } from "./sse";

it("gives the data of whole events and keeps the rest for later", () => {
  expect(splitEvents('id: 1\nevent: a\ndata: {"x":1}\n\nid: 2\ndata: {"y"')).toEqual({ data: ['{"x":1}'], rest: 'id: 2\ndata: {"y"' });
});

it("skips comments, as pings are", () => {
  expect(splitEvents(": ping\n\n")).toEqual({ data: [], rest: "" });
});

it("joins data of several lines and takes both kinds of line ends", () => {
  expect(splitEvents("data:one\r\ndata: two\r\n\r\n").data).toEqual(["one\ntwo"]);
});
