// bench/returned.ts
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// src/forms/raw-sheet.ts
function columnLetter(index) {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + (rest - 1) % 26) + letters;
  }
  return letters;
}

// src/sheets/read-workbook.ts
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";

// src/core/app-error.ts
var AppError = class extends Error {
  code;
  exit;
  detail;
  place;
  constructor(code, exit, detail = {}, place = null) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.exit = exit;
    this.detail = detail;
    this.place = place;
  }
};

// src/sheets/unreadable.ts
function unreadable(file, why) {
  return new AppError("file.unreadable", 2, { file, why }, { file });
}
function encrypted(file) {
  return new AppError("file.encrypted", 2, { file }, { file });
}
function empty(file) {
  return new AppError("file.empty", 2, { file }, { file });
}

// src/sheets/file-kind.ts
var SIGNATURES = [
  ["255044462d", "pdf"],
  ["89504e47", "picture"],
  ["ffd8ff", "picture"],
  ["47494638", "picture"],
  ["49492a00", "picture"],
  ["4d4d002a", "picture"],
  ["526172211a07", "archive"],
  ["377abcaf271c", "archive"],
  ["1f8b", "archive"],
  // A bare BIFF stream without its OLE envelope: Excel 2 to 4.
  ["0900", "old_xls"],
  ["0902", "old_xls"],
  ["0904", "old_xls"]
];
function fileKind(file, bytes) {
  if (startsWith(bytes, "504b0304") || startsWith(bytes, "504b0506") || startsWith(bytes, "504b0708")) return "zip";
  if (startsWith(bytes, "d0cf11e0a1b11ae1")) return oleKind(file, bytes);
  for (const [signature, why] of SIGNATURES) if (startsWith(bytes, signature)) throw unreadable(file, why);
  if (isPicture(bytes)) throw unreadable(file, "picture");
  const markup = markupKind(bytes);
  if (markup !== null) throw unreadable(file, markup);
  return "text";
}
function startsWith(bytes, hex) {
  return bytes.subarray(0, hex.length / 2).toString("hex") === hex;
}
function oleKind(file, bytes) {
  const holds = (stream) => bytes.includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) throw encrypted(file);
  if (holds("Workbook")) return "xls";
  if (holds("WordDocument")) throw unreadable(file, "word");
  if (holds("PowerPoint Document")) throw unreadable(file, "slides");
  throw unreadable(file, holds("Book") ? "old_xls" : "damaged");
}
function isPicture(bytes) {
  const box = bytes.subarray(4, 12).toString("latin1");
  if (/^ftyp(heic|heix|mif1|avif|msf1)/.test(box)) return true;
  if (startsWith(bytes, "52494646") && bytes.subarray(8, 12).toString("latin1") === "WEBP") return true;
  return startsWith(bytes, "424d") && bytes.length > 26 && bytes.readUInt32LE(6) === 0;
}
function markupKind(bytes) {
  const head = bytes.subarray(0, 4096).toString("latin1").replaceAll("\0", "").replace(/^(ÿþ|þÿ|\u00ef\u00bb\u00bf)/, "");
  const start = head.trimStart().toLowerCase();
  if (/^mime-version:/.test(start)) return "html";
  if (!start.startsWith("<")) return null;
  return start.startsWith("<?xml") && !/<html|<table[\s>]/.test(start) ? "xml" : "html";
}

// src/sheets/read-limits.ts
var DEFAULT_LIMITS = {
  file: 512 * 1024 * 1024,
  unpacked: 2 * 1024 * 1024 * 1024,
  ratio: 400,
  entries: 1e4,
  cells: 2e7,
  text: 4 * 1024 * 1024
};
function tooLarge(file, why, limit) {
  const bytes = why === "file" || why === "unpacked";
  const said = bytes && limit >= MEBIBYTE ? `${Math.floor(limit / MEBIBYTE)} MB` : String(limit);
  return new AppError("file.too_large", 2, { file, why, limit: said }, { file });
}
var MEBIBYTE = 1024 * 1024;

// src/sheets/number-format.ts
var GENERAL = { date: false, zeros: 0 };
var DATE = { date: true, zeros: 0 };
function builtinFormat(id) {
  const date = id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
  return date ? DATE : GENERAL;
}
function formatOf(code) {
  const bare = (code.split(";")[0] ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./gu, "");
  if (/general|通用格式|@/i.test(bare)) return GENERAL;
  if (/^0{2,}$/.test(bare)) return { date: false, zeros: bare.length };
  if (/[ymd]|a{3,4}/i.test(bare)) return DATE;
  return /[年月日]/.test(bare) && !/[0#?]/.test(bare) ? DATE : GENERAL;
}

// src/sheets/number-text.ts
var DIGITS = 15;
function numberText(stored) {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/.exec(stored);
  if (parts === null || `${parts[2]}${parts[3]}` === "") return null;
  const shift = Number(parts[4] ?? "0");
  if (Math.abs(shift) > 330) return null;
  const [whole, fraction] = shifted(parts[2] ?? "", parts[3] ?? "", shift);
  const sign = parts[1] === "-" ? "-" : "";
  if (whole.length > DIGITS) return { text: sign + whole + (fraction === "" ? "" : `.${fraction}`), lossy: true };
  return { text: sign + rounded(whole, fraction), lossy: false };
}
function looksScientific(text) {
  return /^\s*\d(\.\d+)?[eE]\+?\d{2}\s*$/.test(text);
}
function shifted(whole, fraction, shift) {
  const digits2 = whole + fraction;
  const point = whole.length + shift;
  const left = point <= 0 ? "" : digits2.slice(0, point).padEnd(point, "0");
  const right = point <= 0 ? "0".repeat(-point) + digits2 : digits2.slice(point);
  return [left.replace(/^0+(?=\d)/, "") || "0", shift === 0 ? right : right.replace(/0+$/, "")];
}
function rounded(whole, fraction) {
  if (fraction === "") return whole;
  const significant = (whole + fraction).replace(/^0+/, "").length;
  if (significant <= DIGITS) return `${whole}.${fraction}`;
  const keep = Math.max(0, fraction.length - (significant - DIGITS));
  const up = (fraction.charCodeAt(keep) ?? 0) >= 53 ? 1n : 0n;
  const scaled = String(BigInt(whole + fraction.slice(0, keep)) + up).padStart(keep + 1, "0");
  const places = scaled.slice(scaled.length - keep).replace(/0+$/, "");
  const units = scaled.slice(0, scaled.length - keep);
  return keep === 0 || places === "" ? units : `${units}.${places}`;
}

// src/core/day.ts
function dayNumber(day) {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}
function dayFromNumber(number) {
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * mp + 2) / 5) + 1)}`;
}
function pad(number) {
  return String(number).padStart(2, "0");
}

// src/sheets/serial-day.ts
var BEFORE_1904 = dayNumber("1904-01-01");
var BEFORE_MARCH_1900 = dayNumber("1899-12-31");
var FROM_MARCH_1900 = dayNumber("1899-12-30");
var LAST_SERIAL = 2958465;
function serialDay(digits2, epoch1904) {
  const whole = /^\d{1,7}(?=\.|$)/.exec(digits2)?.[0];
  if (whole === void 0) return null;
  const serial = Number(whole);
  if (epoch1904) return serial > LAST_SERIAL - 1462 ? null : dayFromNumber(BEFORE_1904 + serial);
  if (serial < 1 || serial === 60 || serial > LAST_SERIAL) return null;
  return dayFromNumber((serial < 60 ? BEFORE_MARCH_1900 : FROM_MARCH_1900) + serial);
}

// src/sheets/xlsx-cell.ts
function xlsxCell(stored, context) {
  const { type, value, formula } = stored;
  if (type === "inlineStr") return textCell(stored.inline ?? value ?? "");
  if (formula !== null && (value === null || value === "" && type !== "str")) {
    return { kind: "formula_without_value", text: formula === "" ? "" : `=${formula}` };
  }
  if (value === null) return void 0;
  if (type === "s") return context.strings[Number(value)];
  if (type === "str") return textCell(unescapeText(value));
  if (type === "b") return { kind: "bool", text: value === "1" || value === "true" ? "TRUE" : "FALSE" };
  if (type === "e") return { kind: "error", text: value };
  if (type === "d") return isoDateCell(value);
  return numberCell(value.trim(), context.formats[stored.style] ?? GENERAL, context.epoch1904);
}
function internedCell(text, { inline }) {
  if (text.length > LONGEST_WORD) return textCell(unescapeText(text));
  const known = inline.get(text);
  if (known !== void 0) return known;
  const cell = textCell(unescapeText(text));
  if (inline.size < MOST_WORDS) inline.set(text, cell);
  return cell;
}
var LONGEST_WORD = 40;
var MOST_WORDS = 5e4;
function textCell(text) {
  if (!/\S/.test(text)) return void 0;
  return looksScientific(text) ? { kind: "text", text, lossy: true } : { kind: "text", text };
}
function numberCell(stored, format, epoch1904) {
  const number = numberText(stored);
  if (number === null) return textCell(stored);
  if (format.date) {
    const date = serialDay(number.text, epoch1904);
    if (date !== null) return { kind: "date", text: number.text, date };
    if (!epoch1904 && /^60(\.|$)/.test(number.text)) return { kind: "text", text: "1900-02-29" };
  }
  if (number.lossy) return { kind: "number", text: number.text, lossy: true };
  return { kind: "number", text: /^\d+$/.test(number.text) ? number.text.padStart(format.zeros, "0") : number.text };
}
function unescapeText(text) {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
function isoDateCell(value) {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  return day === void 0 ? textCell(value) : { kind: "date", text: value, date: day };
}

// src/sheets/read-csv.ts
function readCsv(file, name, bytes, limits) {
  const text = decodeText(bytes);
  if (text === null || text.includes("\0")) throw unreadable(file, "unknown");
  const rows = [];
  let number = 0;
  let cellCount = 0;
  for (const fields of records(text, delimiterOf(text))) {
    number++;
    const cells = fields.map((field) => {
      if (field.length > limits.text) throw tooLarge(file, "text", limits.text);
      return textCell(field);
    });
    const filled = withoutTrailingBlanks(cells);
    cellCount += filled.length;
    if (cellCount > limits.cells) throw tooLarge(file, "cells", limits.cells);
    if (filled.length > 0) rows.push({ number, hidden: false, cells: filled });
  }
  return { name, hidden: false, rows, merges: [] };
}
function decodeText(bytes) {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe") return decode("utf-16le", bytes);
  if (mark === "feff") return decode("utf-16be", bytes);
  return decode("utf-8", bytes) ?? decode("gb18030", bytes);
}
function decode(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
function delimiterOf(text) {
  const counts = /* @__PURE__ */ new Map([
    [",", 0],
    ["	", 0],
    [";", 0]
  ]);
  let quoted = false;
  for (const character2 of text.slice(0, 2e4)) {
    if (character2 === '"') quoted = !quoted;
    else if (!quoted && counts.has(character2)) counts.set(character2, (counts.get(character2) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => next[1] > best[1] ? next : best)[0];
}
function* records(text, delimiter) {
  let fields = [];
  let at = 0;
  while (at < text.length) {
    const [field, end] = text[at] === '"' ? quotedField(text, at, delimiter) : plainField(text, at, delimiter);
    fields.push(field);
    at = end;
    if (text[at] === delimiter) {
      at++;
      if (at < text.length) continue;
      fields.push("");
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 2;
    else if (at < text.length) at++;
    yield fields;
    fields = [];
  }
}
function plainField(text, start, delimiter) {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end++;
  return [text.slice(start, end), end];
}
function quotedField(text, start, delimiter) {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return plainField(text, start, delimiter);
  const [after, end] = plainField(text, close + 1, delimiter);
  return [text.slice(start + 1, close).replaceAll('""', '"') + after, end];
}
function withoutTrailingBlanks(cells) {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === void 0) length--;
  return cells.slice(0, length);
}

// src/sheets/read-xls.ts
async function readXls(file, bytes, limits) {
  const { read } = await import("@e965/xlsx");
  const book = parse(
    file,
    () => read(bytes, { dense: true, cellDates: false, cellNF: true, cellText: false, cellStyles: true })
  );
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  let cellCount = 0;
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] ?? {};
    const rows = readRows(sheet, epoch1904, () => {
      cellCount++;
      if (cellCount > limits.cells) throw tooLarge(file, "cells", limits.cells);
    });
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return { name, hidden, rows, merges: readMerges(sheet) };
  });
}
function parse(file, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw encrypted(file);
    throw error;
  }
}
function readRows(sheet, epoch1904, count) {
  const rows = [];
  const stored = sheet["!data"] ?? [];
  stored.forEach((line, index) => {
    const cells = [];
    line?.forEach((object, column) => {
      const cell = object === void 0 ? void 0 : xlsCell(object, epoch1904);
      if (cell === void 0) return;
      count();
      while (cells.length < column) cells.push(void 0);
      cells[column] = cell;
    });
    const hidden = sheet["!rows"]?.[index]?.hidden === true;
    if (cells.length > 0) rows.push({ number: index + 1, hidden, cells });
  });
  return rows;
}
function xlsCell(cell, epoch1904) {
  if (cell.t === "s") return textCell(String(cell.v ?? ""));
  if (cell.t === "b") return { kind: "bool", text: cell.v === true ? "TRUE" : "FALSE" };
  if (cell.t === "e") return { kind: "error", text: cell.w ?? errorName(Number(cell.v)) };
  if (cell.t !== "n" || cell.v === void 0) return void 0;
  const format = typeof cell.z === "string" ? formatOf(cell.z) : GENERAL;
  return numberCell(String(cell.v), format, epoch1904);
}
function errorName(code) {
  const names = /* @__PURE__ */ new Map([
    [0, "#NULL!"],
    [7, "#DIV/0!"],
    [15, "#VALUE!"],
    [23, "#REF!"],
    [29, "#NAME?"],
    [36, "#NUM!"],
    [42, "#N/A"]
  ]);
  return names.get(code) ?? "#ERROR";
}
function readMerges(sheet) {
  return (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }));
}

// src/sheets/scanned-part.ts
import { isUtf8 } from "node:buffer";
var LONGEST_ITEM = 4 * 1024 * 1024;
var WORTHWHILE = 256 * 1024;
var PIECE = 64 * 1024;
function scannedPart(list, strict, worthwhile = WORTHWHILE) {
  const itemEnd = Buffer.from(`</${list.item}>`);
  let stage = "head";
  let kept = [];
  let size = 0;
  const together = () => {
    const bytes = kept.length === 1 ? kept[0] : Buffer.concat(kept);
    kept = [];
    size = 0;
    return bytes;
  };
  const keep = (bytes) => {
    if (bytes.length === 0) return;
    kept.push(bytes);
    size += bytes.length;
  };
  const toStrict = (bytes) => {
    for (let at = 0; at < bytes.length; at += PIECE) strict.write(bytes.subarray(at, at + PIECE));
  };
  const head = (bytes, last) => {
    const opening = listStart(bytes, list.list);
    if (opening === 0 && !last && bytes.length < LONGEST_ITEM) {
      keep(bytes);
      return;
    }
    if (opening <= 0) {
      stage = "strict";
      toStrict(bytes);
      return;
    }
    toStrict(bytes.subarray(0, opening));
    stage = list.isBetween() ? "items" : "strict";
    if (stage === "items") items(bytes.subarray(opening), last);
    else toStrict(bytes.subarray(opening));
  };
  const items = (bytes, last) => {
    let at = 0;
    const lastEnd = bytes.lastIndexOf(itemEnd);
    let end = lastEnd < 0 ? 0 : lastEnd + itemEnd.length;
    if (!isUtf8(bytes.subarray(0, end))) end = 0;
    while (at < end) {
      const scanned = list.scan(bytes, at, end);
      at = scanned.at;
      if (!scanned.unusual) break;
      const itemStop = bytes.indexOf(itemEnd, at);
      if (itemStop < 0) break;
      toStrict(bytes.subarray(at, itemStop + itemEnd.length));
      at = itemStop + itemEnd.length;
      if (!list.isBetween()) {
        stage = "strict";
        toStrict(bytes.subarray(at));
        return;
      }
    }
    const rest = bytes.subarray(at);
    if (!last && at === Math.max(end, 0) && rest.length < LONGEST_ITEM && goesOn(rest, list.item)) {
      keep(rest);
      return;
    }
    stage = "strict";
    toStrict(rest);
  };
  const take = (last) => {
    const bytes = together();
    if (stage === "head") head(bytes, last);
    else if (stage === "items") items(bytes, last);
    else toStrict(bytes);
  };
  return {
    write: (piece) => {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      if (stage === "strict") {
        toStrict(bytes);
        return;
      }
      keep(bytes);
      if (size >= worthwhile) take(false);
    },
    end: () => {
      if (size > 0) take(true);
      strict.end();
    }
  };
}
function listStart(bytes, list) {
  if (bytes[0] === 254 || bytes[0] === 255) return -1;
  const tag = bytes.indexOf(`<${list}`);
  if (tag < 0) return 0;
  const close = bytes.indexOf(">", tag);
  if (close < 0) return 0;
  const after = bytes[tag + list.length + 1];
  return bytes[close - 1] === 47 || after !== 62 && after !== 32 ? -1 : close + 1;
}
function goesOn(rest, item) {
  let at = 0;
  while (at < rest.length && (rest[at] === 32 || rest[at] === 10 || rest[at] === 13 || rest[at] === 9)) at++;
  const begins = rest.toString("latin1", at, at + item.length + 2);
  return `<${item}>`.startsWith(begins) || `<${item} `.startsWith(begins) || begins === `<${item}/`;
}

// src/sheets/xlsx-archive.ts
import { fromBufferPromise } from "yauzl";
var RATIO_MATTERS_FROM = 32 * 1024 * 1024;
async function openArchive(file, bytes, limits) {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, decodeStrings: false });
  if (zip.entryCount > limits.entries) throw tooLarge(file, "entries", limits.entries);
  const entries = /* @__PURE__ */ new Map();
  let unpacked = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (unpacked > limits.unpacked) throw tooLarge(file, "unpacked", limits.unpacked);
    const name = partName(String(entry.fileName));
    if (!entries.has(name)) entries.set(name, entry);
  }
  if (unpacked > RATIO_MATTERS_FROM && unpacked > packed * limits.ratio) throw tooLarge(file, "ratio", limits.ratio);
  return {
    has: (name) => entries.has(partName(name)),
    async *read(name) {
      const entry = entries.get(partName(name));
      if (entry === void 0) return;
      if (entry.isEncrypted()) throw encrypted(file);
      yield* await zip.openReadStreamPromise(entry);
    }
  };
}
function partName(name) {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

// src/sheets/xlsx-xml.ts
import { SaxesParser } from "saxes";
function xmlFeed(handler, maxText, beyond) {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let sinceEvent = 0;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("a document type has no place in a workbook");
  });
  parser.on("opentag", (tag) => {
    sinceEvent = 0;
    handler.open?.(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    sinceEvent = 0;
    handler.close?.(localName(tag.name));
  });
  const text = (value) => {
    sinceEvent = 0;
    handler.text?.(value);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  const decode2 = xmlDecoder();
  const take = (piece) => {
    sinceEvent += piece.length;
    if (sinceEvent > maxText) throw beyond();
    if (piece !== "") parser.write(piece);
  };
  return {
    write: (bytes) => take(decode2(bytes)),
    end: () => {
      take(decode2(null));
      parser.close();
    }
  };
}
async function walkXml(pieces, feed) {
  let any = false;
  for await (const piece of pieces) {
    any = true;
    feed.write(piece);
  }
  if (any) feed.end();
}
function attribute(attributes, name) {
  const plain = attributes[name];
  if (plain !== void 0) return plain;
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return void 0;
}
function isTrue(value) {
  return value === "1" || value === "true";
}
function localName(name) {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
function xmlDecoder() {
  let decoder = null;
  let head = Buffer.alloc(0);
  return (bytes) => {
    if (decoder !== null) return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
    if (bytes !== null) head = Buffer.concat([head, bytes]);
    if (bytes !== null && head.length < 2) return "";
    const mark = head.subarray(0, 2).toString("hex");
    const encoding = mark === "fffe" ? "utf-16le" : mark === "feff" ? "utf-16be" : "utf-8";
    decoder = new TextDecoder(encoding, { fatal: true });
    return decoder.decode(head, { stream: bytes !== null });
  };
}

// src/sheets/xlsx-book.ts
function bookHandler(book) {
  return {
    open: (name, attributes) => {
      if (name === "workbookPr") book.epoch1904 = isTrue(attribute(attributes, "date1904"));
      else if (name === "sheet") {
        book.sheets.push({
          name: attribute(attributes, "name") ?? "",
          hidden: (attribute(attributes, "state") ?? "visible") !== "visible",
          relation: relationId(attributes)
        });
      }
    }
  };
}
function relationsHandler(relations2) {
  return {
    open: (name, attributes) => {
      if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const type = (attribute(attributes, "Type") ?? "").split("/").at(-1) ?? "";
      relations2.set(attribute(attributes, "Id") ?? "", { type, target: attribute(attributes, "Target") ?? "" });
    }
  };
}
function relationsOf(part) {
  return part.replace(/([^/]*)$/, "_rels/$1.rels");
}
function resolveTarget(from, target) {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}
function relationId(attributes) {
  return attribute(attributes, "id") ?? "";
}

// src/sheets/open-book.ts
var OTHER_ZIPS = [
  ["word/document.xml", "word"],
  ["ppt/presentation.xml", "slides"],
  ["xl/workbook.bin", "xlsb"],
  ["content.xml", "ods"]
];
async function openBook(file, bytes, limits) {
  const archive = await openArchive(file, bytes, limits);
  const walk = (part, handler, list) => {
    const strict = xmlFeed(handler, limits.text, () => tooLarge(file, "text", limits.text));
    return walkXml(archive.read(part), list ? scannedPart(list, strict) : strict);
  };
  const bookPart = await findBook(archive, walk, file);
  const relations2 = /* @__PURE__ */ new Map();
  await walk(relationsOf(bookPart), relationsHandler(relations2));
  const book = { epoch1904: false, sheets: [] };
  await walk(bookPart, bookHandler(book));
  const worksheets = book.sheets.flatMap(({ name, hidden, relation: id }) => {
    const relation = relations2.get(id);
    if (relation?.type !== "worksheet") return [];
    const part = resolveTarget(bookPart, relation.target);
    if (!archive.has(part)) throw unreadable(file, "damaged");
    return [{ name, hidden, part }];
  });
  const partOf = (type, fallback) => {
    const relation = [...relations2.values()].find((candidate) => candidate.type === type);
    return relation === void 0 ? fallback : resolveTarget(bookPart, relation.target);
  };
  return { epoch1904: book.epoch1904, worksheets, partOf, walk };
}
async function findBook(archive, walk, file) {
  for (const [part2, why] of OTHER_ZIPS) if (archive.has(part2)) throw unreadable(file, why);
  const relations2 = /* @__PURE__ */ new Map();
  await walk("_rels/.rels", relationsHandler(relations2));
  const main = [...relations2.values()].find((relation) => relation.type === "officeDocument");
  const part = main === void 0 ? "xl/workbook.xml" : resolveTarget("", main.target);
  if (archive.has(part)) return part;
  throw unreadable(file, archive.has("[Content_Types].xml") ? "damaged" : "archive");
}

// src/sheets/stamp.ts
var STAMP_PROPERTY = "gridbook.forms";
var STAMP_PART = "docProps/custom.xml";
function stampHandler(stamp) {
  let ours = false;
  let text = "";
  return {
    open: (name, attributes) => {
      if (name !== "property") return;
      ours = attributes.name === STAMP_PROPERTY;
      text = "";
    },
    text: (piece) => {
      if (ours) text += piece;
    },
    close: (name) => {
      if (name === "property" && ours) Object.assign(stamp, parseStamp(text));
    }
  };
}
function stampXml(stamp) {
  const json = JSON.stringify(stamp).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${STAMP_PROPERTY}"><vt:lpwstr>${json}</vt:lpwstr></property></Properties>`;
}
function parseStamp(text) {
  try {
    const value = JSON.parse(text);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry) => typeof entry[1] === "string")
    );
  } catch {
    return {};
  }
}

// src/sheets/scan-rows.ts
var [LT, GT, SLASH, QUOTE, EQUALS, SPACE, AMP] = [60, 62, 47, 34, 61, 32, 38];
var [C, F, H, I, R, S, T, V] = [99, 102, 104, 105, 114, 115, 116, 118];
var MAX_ROW = 1048576;
var MAX_COLUMN = 16384;
function scanRows(bytes, from, end, context, sink, maxText) {
  const { strings } = context;
  let at = from;
  let row = 0;
  let hidden = false;
  let open = false;
  let column = -1;
  let style = 0;
  let type = "";
  let after = 0;
  for (; ; ) {
    const start = skipSpace(bytes, at);
    if (bytes[start] !== LT || bytes[start + 1] !== R || bytes[start + 2] !== 111 || bytes[start + 3] !== 119)
      return { at, unusual: false };
    let next = rowHead(start + 4);
    if (next < 0) return { at, unusual: true };
    if (open) {
      const cells = [];
      next = rowCells(next, cells);
      if (next < 0) return { at, unusual: true };
      sink.row = row;
      if (cells.length > 0) sink.rowAt(row, hidden, cells);
    } else sink.row = row;
    at = next;
  }
  function rowHead(position) {
    row = sink.row + 1;
    hidden = false;
    let p = position;
    for (; ; ) {
      p = skipSpace(bytes, p);
      const byte = bytes[p];
      if (byte === GT || byte === SLASH) break;
      const name = p;
      while (bytes[p] !== EQUALS) if (++p >= end || bytes[p] === GT) return -1;
      if (bytes[p + 1] !== QUOTE) return -1;
      const value = p + 2;
      const close = bytes.indexOf(QUOTE, value);
      if (close < 0 || close >= end) return -1;
      if (p - name === 1 && bytes[name] === R) {
        row = digits(bytes, value, close);
        if (row < 1 || row > MAX_ROW) return -1;
      } else if (bytes[name] === H && bytes.toString("latin1", name, p) === "hidden") hidden = isTrue2(value, close);
      p = close + 1;
    }
    open = bytes[p] === GT;
    if (open) return p + 1;
    return bytes[p + 1] === GT ? p + 2 : -1;
  }
  function rowCells(position, cells) {
    let p = position;
    column = -1;
    for (; ; ) {
      if (bytes[p] !== LT) {
        p = skipSpace(bytes, p);
        if (bytes[p] !== LT) return -1;
      }
      const byte = bytes[p + 1];
      if (byte === SLASH)
        return bytes[p + 2] === R && bytes[p + 3] === 111 && bytes[p + 4] === 119 && bytes[p + 5] === GT ? p + 6 : -1;
      if (byte !== C) return -1;
      p = cellHead(p + 2);
      if (p < 0) return -1;
      if (!open) continue;
      if (type === "s" && bytes[p] === LT && bytes[p + 1] === V && bytes[p + 2] === GT) {
        let q = p + 3;
        let number = 0;
        for (let digit = bytes[q] - 48; digit >= 0 && digit <= 9; digit = bytes[++q] - 48)
          number = number * 10 + digit;
        if (q === p + 3 || bytes[q] !== LT || bytes[q + 2] !== V || bytes[q + 4] !== LT || bytes[q + 6] !== C) return -1;
        p = q + 8;
        const cell = strings[number];
        if (cell !== void 0) put(cells, cell);
        continue;
      }
      p = cellBody(p, cells);
      if (p < 0) return -1;
    }
  }
  function put(cells, cell) {
    sink.count();
    while (cells.length < column) cells.push(void 0);
    cells[column] = cell;
  }
  function cellHead(position) {
    style = 0;
    type = "n";
    let placed = false;
    let p = position;
    for (; ; ) {
      const byte = bytes[p];
      if (byte === SPACE) {
        p++;
        continue;
      }
      if (byte === GT || byte === SLASH) break;
      if (bytes[p + 1] !== EQUALS || bytes[p + 2] !== QUOTE) {
        while (bytes[p] !== EQUALS) if (++p >= end || bytes[p] === GT || bytes[p] === 58) return -1;
        if (bytes[p + 1] !== QUOTE) return -1;
        p = bytes.indexOf(QUOTE, p + 2) + 1;
        if (p <= 0) return -1;
        continue;
      }
      let q = p + 3;
      if (byte === R) {
        let number = 0;
        for (let letter = bytes[q] & 223; letter >= 65 && letter <= 90; letter = bytes[++q] & 223)
          number = number * 26 + letter - 64;
        if (number < 1 || number > MAX_COLUMN) return -1;
        column = number - 1;
        placed = true;
        while (bytes[q] !== QUOTE) if (++q >= end) return -1;
      } else {
        while (bytes[q] !== QUOTE) if (++q >= end) return -1;
        if (byte === S) style = digits(bytes, p + 3, q);
        else if (byte === T) type = q === p + 4 && bytes[p + 3] === S ? "s" : bytes.toString("latin1", p + 3, q);
      }
      p = q + 1;
    }
    if (!placed) column++;
    if (column >= MAX_COLUMN || style < 0) return -1;
    open = bytes[p] === GT;
    if (open) return p + 1;
    return bytes[p + 1] === GT ? p + 2 : -1;
  }
  function cellBody(position, cells) {
    let p = position;
    let formula = null;
    let value = null;
    let inline = null;
    if (bytes[p] === LT && bytes[p + 1] === F && (bytes[p + 2] === GT || bytes[p + 2] === SPACE || bytes[p + 2] === SLASH)) {
      const read = element(p + 2, F);
      if (read === null) return -1;
      formula = read;
      p = after;
    }
    if (bytes[p] === LT && bytes[p + 1] === V && (bytes[p + 2] === GT || bytes[p + 2] === SPACE || bytes[p + 2] === SLASH)) {
      const read = element(p + 2, V);
      if (read === null) return -1;
      value = read;
      p = after;
    }
    if (bytes[p] === LT && bytes[p + 1] === I && bytes[p + 2] === S && bytes[p + 3] === GT) {
      if (bytes[p + 4] !== LT || bytes[p + 5] !== T) return -1;
      const read = element(p + 6, T);
      if (read === null) return -1;
      inline = read;
      p = after;
      if (bytes[p] !== LT || bytes[p + 1] !== SLASH || bytes[p + 2] !== I || bytes[p + 4] !== GT) return -1;
      p += 5;
    }
    if (bytes[p] !== LT || bytes[p + 1] !== SLASH || bytes[p + 2] !== C || bytes[p + 3] !== GT) return -1;
    const cell = inline !== null && formula === null && value === null && type === "inlineStr" ? internedCell(inline, context) : xlsxCell({ type, style, value, inline, formula }, context);
    if (cell !== void 0) put(cells, cell);
    return p + 4;
  }
  function element(position, name) {
    const tag = tagEnd(bytes, position, end);
    if (tag < 0) return null;
    if (bytes[tag - 1] === SLASH) {
      after = tag + 1;
      return "";
    }
    const text = textAt(bytes, tag + 1, end, maxText);
    if (text === null) return null;
    const close = text.end;
    if (bytes[close + 1] !== SLASH || bytes[close + 2] !== name || bytes[close + 3] !== GT) return null;
    after = close + 4;
    return text.text;
  }
  function isTrue2(from2, to) {
    return to - from2 === 1 ? bytes[from2] === 49 : bytes.toString("latin1", from2, to) === "true";
  }
}
function scanStrings(bytes, from, end, take, maxText) {
  let at = from;
  for (; ; ) {
    const p = skipSpace(bytes, at);
    if (bytes[p] !== LT || bytes[p + 1] !== S || bytes[p + 2] !== I) return { at, unusual: false };
    if (bytes[p + 3] !== GT || bytes[p + 4] !== LT || bytes[p + 5] !== T) return { at, unusual: true };
    const tag = tagEnd(bytes, p + 6, end);
    if (tag < 0 || bytes[tag - 1] === SLASH) return { at, unusual: true };
    const text = textAt(bytes, tag + 1, end, maxText);
    if (text === null) return { at, unusual: true };
    const q = text.end;
    if (bytes[q + 2] !== T || bytes[q + 4] !== LT || bytes[q + 5] !== SLASH || bytes[q + 6] !== S || bytes[q + 8] !== GT)
      return { at, unusual: true };
    take(text.text);
    at = q + 9;
  }
}
function textAt(bytes, from, end, maxText) {
  let close = from;
  let plain = true;
  let entities = false;
  for (; ; ) {
    const byte = bytes[close];
    if (byte === LT) break;
    if (byte === void 0 || close >= end) return null;
    if (byte === AMP) entities = true;
    else if (byte >= 128) plain = false;
    else if (byte < SPACE && byte !== 10 && byte !== 9) return null;
    close++;
  }
  if (close - from > maxText) return null;
  const text = plain ? bytes.toString("latin1", from, close) : bytes.toString("utf8", from, close);
  if (!entities) return { text, end: close };
  const expanded = expand(text);
  return expanded === null ? null : { text: expanded, end: close };
}
var ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
function expand(text) {
  let known = true;
  const expanded = text.replace(/&([^;]*;?)/g, (_, body) => {
    const name = body.slice(0, -1);
    const entity = body.endsWith(";") ? ENTITIES[name] ?? character(name) : void 0;
    if (entity === void 0) known = false;
    return entity ?? "";
  });
  return known ? expanded : null;
}
function character(reference) {
  const parts = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference);
  if (parts === null) return void 0;
  const code = parts[1] === void 0 ? Number(parts[2]) : Number.parseInt(parts[1], 16);
  const allowed = code === 9 || code === 10 || code === 13 || code >= 32 && code < 55296 || code > 57343 && code < 65534;
  return allowed || code > 65535 && code <= 1114111 ? String.fromCodePoint(code) : void 0;
}
function tagEnd(bytes, from, end) {
  let p = from;
  while (p < end && bytes[p] !== GT) {
    if (bytes[p] === LT || bytes[p] === AMP) return -1;
    if (bytes[p] !== QUOTE) p++;
    else {
      p = bytes.indexOf(QUOTE, p + 1) + 1;
      if (p <= 0) return -1;
    }
  }
  return p < end ? p : -1;
}
function skipSpace(bytes, from) {
  let p = from;
  while (bytes[p] === SPACE || bytes[p] === 10 || bytes[p] === 13 || bytes[p] === 9) p++;
  return p;
}
function digits(bytes, from, to) {
  if (from === to || to - from > 9) return -1;
  let number = 0;
  for (let p = from; p < to; p++) {
    const digit = bytes[p] - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

// src/sheets/xlsx-sheet.ts
var MAX_ROW2 = 1048576;
var MAX_COLUMN2 = 16384;
function sheetReader(content, context, maxText, count) {
  const sink = {
    row: 0,
    rowAt: (number, hidden2, cells2) => {
      if (number <= last) sorted = false;
      last = number;
      content.rows.push({ number, hidden: hidden2, cells: cells2 });
    },
    count
  };
  let inData = false;
  let inRow = false;
  let last = 0;
  let hidden = false;
  let cells = [];
  let column = -1;
  let sorted = true;
  let type = "";
  let style = 0;
  let value = null;
  let inline = null;
  let formula = null;
  let collecting = null;
  let phonetic = 0;
  const openRow = (attributes) => {
    const number = attribute(attributes, "r");
    const next = number === void 0 ? sink.row + 1 : Number(number);
    if (!(next >= 1 && next <= MAX_ROW2)) throw new Error(`no such row: ${number}`);
    sink.row = next;
    inRow = true;
    hidden = isTrue(attribute(attributes, "hidden"));
    cells = [];
    column = -1;
  };
  const openCell = (attributes) => {
    const reference = attribute(attributes, "r");
    column = reference === void 0 ? column + 1 : columnOf(reference);
    if (column >= MAX_COLUMN2) throw new Error(`no such column: ${reference}`);
    type = attribute(attributes, "t") ?? "n";
    style = Number(attribute(attributes, "s") ?? "0");
    value = null;
    inline = null;
    formula = null;
  };
  const closeCell = () => {
    if (value === null && inline === null && formula === null) return;
    const cell = xlsxCell({ type, style, value, inline, formula }, context);
    if (cell === void 0) return;
    count();
    while (cells.length < column) cells.push(void 0);
    cells[column] = cell;
  };
  const handler = {
    open: (name, attributes) => {
      if (!inData) {
        if (name === "sheetData") inData = true;
        else if (name === "mergeCell") addMerge(content.merges, attribute(attributes, "ref") ?? "");
      } else if (name === "c") openCell(attributes);
      else if (name === "v") {
        collecting = "v";
        value = "";
      } else if (name === "row") openRow(attributes);
      else if (name === "f") {
        collecting = "f";
        formula = "";
      } else if (name === "is") inline = "";
      else if (name === "rPh") phonetic++;
      else if (name === "t" && phonetic === 0) collecting = "t";
    },
    text: (text) => {
      if (collecting === "v") value += text;
      else if (collecting === "t") inline = (inline ?? "") + text;
      else if (collecting === "f") formula += text;
    },
    close: (name) => {
      if (!inData) return;
      if (name === "c") closeCell();
      else if (name === "v" || name === "f" || name === "t") collecting = null;
      else if (name === "is" && inline !== null) inline = unescapeText(inline);
      else if (name === "rPh") phonetic--;
      else if (name === "row") {
        inRow = false;
        if (cells.length > 0) sink.rowAt(sink.row, hidden, cells);
      } else if (name === "sheetData") {
        inData = false;
        if (!sorted) content.rows.sort((a, b) => a.number - b.number);
      }
    }
  };
  return {
    handler,
    rows: {
      list: "sheetData",
      item: "row",
      scan: (bytes, from, end) => scanRows(bytes, from, end, context, sink, maxText),
      isBetween: () => inData && !inRow
    }
  };
}
function columnOf(reference) {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 223;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
function addMerge(merges, reference) {
  const corners = /^\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)$/.exec(reference);
  if (corners === null) return;
  const [, left = "", top = "", right = "", bottom = ""] = corners;
  merges.push({ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) });
}

// src/sheets/xlsx-strings.ts
function stringsReader(strings, maxText, beyond) {
  let depth = 0;
  let text = "";
  let inText = false;
  let phonetic = 0;
  const take = (whole) => void strings.push(textCell(unescapeText(whole)));
  const handler = {
    open: (name) => {
      depth++;
      if (name === "si") text = "";
      else if (name === "rPh") phonetic++;
      else if (name === "t") inText = phonetic === 0;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      if (text.length > maxText) throw beyond();
    },
    close: (name) => {
      depth--;
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic--;
      else if (name === "si") take(text);
    }
  };
  return {
    handler,
    items: {
      list: "sst",
      item: "si",
      scan: (bytes, from, end) => scanStrings(bytes, from, end, take, maxText),
      isBetween: () => depth === 1
    }
  };
}

// src/sheets/xlsx-styles.ts
function stylesHandler(formats) {
  const custom = /* @__PURE__ */ new Map();
  let inCellXfs = false;
  return {
    open: (name, attributes) => {
      if (name === "numFmt") {
        custom.set(attribute(attributes, "numFmtId") ?? "", formatOf(attribute(attributes, "formatCode") ?? ""));
      } else if (name === "cellXfs") inCellXfs = true;
      else if (name === "xf" && inCellXfs) {
        const id = attribute(attributes, "numFmtId") ?? "0";
        formats.push(custom.get(id) ?? builtinFormat(Number(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellXfs = false;
    }
  };
}

// src/sheets/read-xlsx.ts
async function readXlsx(file, bytes, limits) {
  const { epoch1904, worksheets, partOf, walk } = await openBook(file, bytes, limits);
  const formats = [];
  await walk(partOf("styles", "xl/styles.xml"), stylesHandler(formats));
  const strings = [];
  const beyondText = () => tooLarge(file, "text", limits.text);
  const { handler, items } = stringsReader(strings, limits.text, beyondText);
  await walk(partOf("sharedStrings", "xl/sharedStrings.xml"), handler, items);
  const context = { strings, formats, epoch1904, inline: /* @__PURE__ */ new Map() };
  let cellCount = 0;
  const count = () => {
    cellCount++;
    if (cellCount > limits.cells) throw tooLarge(file, "cells", limits.cells);
  };
  const sheets = [];
  for (const { name, hidden, part } of worksheets) {
    const content = { rows: [], merges: [] };
    const reader = sheetReader(content, context, limits.text, count);
    await walk(part, reader.handler, reader.rows);
    sheets.push({ name, hidden, rows: content.rows, merges: content.merges });
  }
  const stamp = {};
  await walk(STAMP_PART, stampHandler(stamp));
  return { sheets, stamp };
}

// src/sheets/read-workbook.ts
async function readWorkbook(path, limits = DEFAULT_LIMITS) {
  const file = basename(path);
  const bytes = await readBytes(path, file, limits);
  if (bytes.length === 0) throw empty(file);
  const base = { file, path, sha256: createHash("sha256").update(bytes).digest("hex") };
  const workbook = { ...base, ...await readContent(file, bytes, limits) };
  if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw empty(file);
  return workbook;
}
async function readContent(file, bytes, limits) {
  try {
    const kind = fileKind(file, bytes);
    if (kind === "zip") return { kind: "xlsx", ...await readXlsx(file, bytes, limits) };
    if (kind === "xls") return { kind: "xls", sheets: await readXls(file, bytes, limits), stamp: {} };
    const sheets = [readCsv(file, sheetName(file), bytes, limits)];
    return { kind: "csv", sheets, stamp: {} };
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(file, "damaged");
  }
}
async function readBytes(path, file, limits) {
  try {
    const status = await stat(path);
    if (status.isDirectory()) throw unreadable(file, "folder");
    if (status.size > limits.file) throw tooLarge(file, "file", limits.file);
    return await readFile(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ENOTDIR") throw unreadable(file, "not_found");
    throw unreadable(file, code === "EACCES" || code === "EPERM" ? "no_permission" : "damaged");
  }
}
function sheetName(file) {
  return file.replace(/\.[^.]*$/, "");
}

// src/core/text.ts
function maskIdNo(idNo) {
  return idNo.length < 11 ? "*".repeat(idNo.length) : idNo.slice(0, 6) + "*".repeat(idNo.length - 10) + idNo.slice(-4);
}

// src/forms/confirmations.ts
var RETURN_LIST = "\u9000\u56DE\u8BF4\u660E";

// src/sheets/returned/xml-text.ts
var TOKEN = /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|![^>]*>|(\/?)([^\s/>"'=<!?:]+:)?([^\s/>"'=<!?:]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>)/g;
function elementsIn(xml, from = 0, until = xml.length) {
  const found = [];
  const token = new RegExp(TOKEN);
  token.lastIndex = from;
  let depth = 0;
  let open = { name: "", prefix: "", start: 0, innerStart: 0 };
  for (let match = token.exec(xml); match !== null && match.index < until; match = token.exec(xml)) {
    const [whole, closing, prefix = "", name, , selfClosed] = match;
    if (name === void 0) continue;
    const end = match.index + whole.length;
    if (closing === "/") {
      depth--;
      if (depth < 0) break;
      if (depth === 0) found.push({ ...open, innerEnd: match.index, end });
    } else if (selfClosed === "/") {
      if (depth === 0) found.push({ name, prefix, start: match.index, innerStart: end, innerEnd: end, end });
    } else if (depth++ === 0) open = { name, prefix, start: match.index, innerStart: end };
  }
  return found;
}
function childrenOf(xml, parent) {
  return elementsIn(xml, parent.innerStart, parent.innerEnd);
}
function rootOf(xml) {
  const root = elementsIn(xml)[0];
  if (root === void 0) throw new Error("a part without an element");
  return root;
}
function tagOf(xml, { start, innerStart }) {
  return xml.slice(start, innerStart);
}
function attributeOf(tag, name) {
  const wanted = name.startsWith("*:") ? `[^\\s=:"'<>]+:${name.slice(2)}` : name;
  const match = new RegExp(`\\s${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : unescapeXml(match[1] ?? match[2] ?? "");
}
function withAttribute(tag, name, value) {
  const without = tag.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), "");
  if (value === null) return without;
  return without.replace(/\s*(\/?)>$/, (_, slash) => ` ${name}="${escapeXml(value)}"${slash}>`);
}
function appended(xml, parent, text) {
  if (parent.end !== parent.innerStart) return { start: parent.innerEnd, end: parent.innerEnd, text };
  const tag = tagOf(xml, parent).replace(/\s*\/>$/, ">");
  return { start: parent.start, end: parent.end, text: `${tag}${text}</${parent.prefix}${parent.name}>` };
}
function edited(xml, edits) {
  const pieces = [];
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error("edits of a part overlap");
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  pieces.push(xml.slice(at));
  return pieces.join("");
}
function prefixed(xml, prefix) {
  return prefix === "" ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
}
function escapeXml(text) {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}
function escapeAscii(text) {
  return escapeXml(text).replace(/[^\0-\u007f]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
function unescapeXml(text) {
  if (!text.includes("&")) return text;
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== void 0) return named[name] ?? whole;
    return String.fromCodePoint(hex === void 0 ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

// src/sheets/returned/book-parts.ts
function listedSheets(book) {
  const sheets = sheetList(book);
  return childrenOf(book, sheets).map((sheet) => {
    const tag = tagOf(book, sheet);
    return { name: attributeOf(tag, "name") ?? "", relation: attributeOf(tag, "*:id") ?? "" };
  });
}
function withFirstSheet(book, page) {
  const root = rootOf(book);
  const { prefix } = root;
  const edits = [];
  const sheets = sheetList(book);
  const list = childrenOf(book, sheets);
  const tags = list.map((sheet) => tagOf(book, sheet));
  const old = tags.findIndex((tag) => attributeOf(tag, "name") === page.name);
  const id = Math.max(0, ...tags.map((tag) => Number(attributeOf(tag, "sheetId") ?? "0"))) + 1;
  const relation = `xmlns:r="${page.office}" r:id="${page.relation}"`;
  const first = `<sheet name="${escapeXml(page.name)}" sheetId="${id}" ${relation}/>`;
  edits.push({ start: sheets.innerStart, end: sheets.innerStart, text: prefixed(first, prefix) });
  const gone = list[old];
  if (gone !== void 0) edits.push({ start: gone.start, end: gone.end, text: "" });
  const children = childrenOf(book, root);
  const views = children.find(({ name }) => name === "bookViews");
  for (const view of views === void 0 ? [] : childrenOf(book, views)) {
    const tag = withAttribute(withAttribute(tagOf(book, view), "activeTab", null), "firstSheet", null);
    edits.push({ start: view.start, end: view.innerStart, text: tag });
  }
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(page.name)}'!${page.titleRows}</definedName>`;
  const names = children.find(({ name }) => name === "definedNames");
  if (names === void 0) {
    const before = ["sheets", "functionGroups", "externalReferences"];
    const place = children.findLast(({ name }) => before.includes(name))?.end ?? sheets.end;
    edits.push({ start: place, end: place, text: prefixed(`<definedNames>${titles}</definedNames>`, prefix) });
  } else {
    for (const name of childrenOf(book, names)) {
      const tag = tagOf(book, name);
      const local = attributeOf(tag, "localSheetId");
      if (local === null) continue;
      const index = Number(local);
      if (index === old) edits.push({ start: name.start, end: name.end, text: "" });
      else if (old === -1 || index < old)
        edits.push({
          start: name.start,
          end: name.innerStart,
          text: withAttribute(tag, "localSheetId", String(index + 1))
        });
    }
    edits.push(appended(book, names, prefixed(titles, prefix)));
  }
  return edited(book, edits);
}
function sheetList(book) {
  const sheets = childrenOf(book, rootOf(book)).find(({ name }) => name === "sheets");
  if (sheets === void 0) throw new Error("a workbook without sheets");
  return sheets;
}
function withRelations(part, gone, added) {
  const xml = part ?? `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const root = rootOf(xml);
  const edits = childrenOf(xml, root).filter((one) => gone.has(attributeOf(tagOf(xml, one), "Id") ?? "")).map(({ start, end }) => ({ start, end, text: "" }));
  const text = added.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"/>`
  );
  edits.push(appended(xml, root, prefixed(text.join(""), root.prefix)));
  return edited(xml, edits);
}
function relationsIn(xml) {
  return childrenOf(xml, rootOf(xml)).flatMap((one) => {
    const tag = tagOf(xml, one);
    if (attributeOf(tag, "TargetMode") === "External") return [];
    const [id, type, target] = ["Id", "Type", "Target"].map((name) => attributeOf(tag, name) ?? "");
    return [{ id: id ?? "", type: type ?? "", target: target ?? "" }];
  });
}
function withTypes(xml, types, gone) {
  const root = rootOf(xml);
  const children = childrenOf(xml, root);
  const name = (tag) => (attributeOf(tag, "PartName") ?? "").replace(/^\//, "").toLowerCase();
  const drop = new Set([...gone, ...types.keys()].map((part) => part.toLowerCase()));
  const edits = children.filter((one) => drop.has(name(tagOf(xml, one)))).map(({ start, end }) => ({ start, end, text: "" }));
  const shapes = children.some((one) => attributeOf(tagOf(xml, one), "Extension")?.toLowerCase() === "vml");
  const text = [
    ...shapes ? [] : ['<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'],
    ...[...types].map(([part, type]) => `<Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`)
  ];
  edits.push(appended(xml, root, prefixed(text.join(""), root.prefix)));
  return edited(xml, edits);
}

// src/sheets/display-width.ts
var WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
function displayWidth(text) {
  return Math.max(...text.split("\n").map(lineWidth));
}
function lineWidth(line) {
  let width = 0;
  for (const character2 of line) width += WIDE.test(character2) ? 2 : 1;
  return width;
}

// src/sheets/look.ts
var COLOURS = {
  ink: "1F2937",
  quiet: "6B7280",
  line: "C9CFD6",
  key: "1F4E79",
  main: "BDD7EE",
  other: "E8EBEF",
  known: "EEEEEE",
  missing: "FFF2B3",
  link: "0563C1"
};
var FACE = "\u5FAE\u8F6F\u96C5\u9ED1";
function font(size, colour = COLOURS.ink, bold = false) {
  return { name: FACE, size, bold, color: { argb: `FF${colour}` } };
}
function fill(colour) {
  return { type: "pattern", pattern: "solid", fgColor: { argb: `FF${colour}` }, bgColor: { argb: `FF${colour}` } };
}
var THIN = { style: "thin", color: { argb: `FF${COLOURS.line}` } };
var BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN };
var CENTRE = { vertical: "middle", horizontal: "center", wrapText: true };
var MIDDLE = { vertical: "middle" };

// src/sheets/new-workbook.ts
async function newWorkbook(day, title) {
  const module = await import("exceljs");
  const workbook = new module.default.Workbook();
  workbook.title = title;
  return dated(workbook, day);
}
function dated(workbook, day) {
  const moment = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
  workbook.creator = "\u7F51\u683C\u518C";
  workbook.lastModifiedBy = "\u7F51\u683C\u518C";
  workbook.created = moment;
  workbook.modified = moment;
  return workbook;
}
function sheetNameFor(wanted, taken) {
  const clean = wanted.replace(/[[\]:*?/\\]/g, " ").replace(/^'+|'+$/g, "").trim() || "Sheet";
  const names = new Set([...taken].map((name) => name.toLowerCase()));
  for (let count = 1; ; count++) {
    const tail = count === 1 ? "" : ` (${count})`;
    const name = clean.slice(0, 31 - tail.length) + tail;
    if (!names.has(name.toLowerCase())) return name;
  }
}

// src/sheets/returned/plain-parts.ts
var XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
var MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
var OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
var PACKAGE = "http://schemas.openxmlformats.org/package/2006";
var SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
var STYLE = { plain: 0, text: 1, date: 2 };
var STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="10"/><name val="${FACE}"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="\u5E38\u89C4" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
var WIDTH_OF_TITLES = 30;
var ROWS_AT_ONCE = 200;
function plainParts(source, skip) {
  const sheets = source.sheets.filter(({ name }) => name !== skip);
  const names = [];
  for (const { name } of sheets) names.push(sheetNameFor(name, [...names, skip]));
  const parts = new Map([
    ["[Content_Types].xml", () => [contentTypes(sheets.length)]],
    [
      "_rels/.rels",
      () => [
        relations([
          ["officeDocument", "xl/workbook.xml"],
          ["custom-properties", STAMP_PART]
        ])
      ]
    ],
    ["xl/workbook.xml", () => [workbookXml(sheets, names)]],
    [
      "xl/_rels/workbook.xml.rels",
      () => [
        relations([
          ...sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`]),
          ["styles", "styles.xml"]
        ])
      ]
    ],
    ["xl/styles.xml", () => [STYLES]],
    [STAMP_PART, () => [stampXml(source.stamp)]],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, () => sheetXml(sheet)])
  ]);
  const bytes = function* (name) {
    for (const piece of parts.get(name)?.() ?? []) yield Buffer.from(piece, "utf8");
  };
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    async *read(name) {
      yield* bytes(name);
    },
    copyTo: (zip, name) => zip.add(name, bytes(name)),
    close: () => {
    }
  };
}
function* sheetXml(sheet) {
  const cols = columnWidths(sheet).map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  );
  yield `${XML}<worksheet xmlns="${MAIN}">${cols.length === 0 ? "" : `<cols>${cols.join("")}</cols>`}<sheetData>`;
  for (let from = 0; from < sheet.rows.length; from += ROWS_AT_ONCE) {
    yield sheet.rows.slice(from, from + ROWS_AT_ONCE).map(({ number, hidden, cells }) => {
      const written = cells.map(
        (cell, column) => cell === void 0 ? "" : cellXml(cell, `${columnLetter(column)}${number}`)
      );
      return `<row r="${number}"${hidden ? ' hidden="1"' : ""}>${written.join("")}</row>`;
    }).join("");
  }
  const merges = sheet.merges.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${columnLetter(left)}${top}:${columnLetter(right)}${bottom}"/>`
  );
  yield `</sheetData>${merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`}</worksheet>`;
}
function columnWidths(sheet) {
  const widths = [];
  for (const { cells } of sheet.rows) {
    cells.forEach((cell, column) => {
      const width = cell === void 0 ? 0 : displayWidth(cell.text.trim());
      if (width <= WIDTH_OF_TITLES) widths[column] = Math.max(widths[column] ?? 7, width + 2);
    });
  }
  return Array.from(widths, (width) => width ?? 9);
}
function cellXml(cell, at) {
  if (cell.kind === "date" && cell.date !== void 0)
    return `<c r="${at}" s="${STYLE.date}"><v>${serialOf(cell.date)}</v></c>`;
  if (cell.kind === "bool") return `<c r="${at}" t="b"><v>${cell.text === "TRUE" ? 1 : 0}</v></c>`;
  if (cell.kind === "error") return `<c r="${at}" t="e"><v>${escapeXml(cell.text)}</v></c>`;
  if (cell.kind === "number" && (cell.lossy === true || String(Number(cell.text)) === cell.text))
    return `<c r="${at}" s="${STYLE.plain}"><v>${Number(cell.text)}</v></c>`;
  return `<c r="${at}" s="${STYLE.text}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`;
}
function serialOf(day) {
  const serial = dayNumber(day) - dayNumber("1899-12-30");
  return serial > 60 ? serial : serial - 1;
}
function workbookXml(sheets, names) {
  const listed = sheets.map(({ hidden }, at) => {
    const state = hidden ? ' state="hidden"' : "";
    return `<sheet name="${escapeXml(names[at] ?? "")}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews><sheets>${listed.join("")}</sheets></workbook>`;
}
function relations(targets) {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}
function contentTypes(count) {
  const overrides = [
    ["xl/workbook.xml", `${SPREADSHEET}.sheet.main+xml`],
    ["xl/styles.xml", `${SPREADSHEET}.styles+xml`],
    [STAMP_PART, "application/vnd.openxmlformats-officedocument.custom-properties+xml"],
    ...Array.from({ length: count }, (_, at) => [`xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`])
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`);
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

// src/sheets/returned/notes.ts
var MARK = "\u3010\u9000\u56DE\u3011";
var AUTHOR = "\u7F51\u683C\u518C";
function writeNotes(part, notes, main) {
  const xml = part ?? `${XML}<comments xmlns="${main}"><authors><author>${AUTHOR}</author></authors><commentList/></comments>`;
  const root = rootOf(xml);
  const list = childNamed(xml, root, "commentList");
  const authors = childNamed(xml, root, "authors");
  const names = childrenOf(xml, authors).map((one) => unescapeXml(xml.slice(one.innerStart, one.innerEnd)));
  const wanted = new Map(notes.map((note) => [note.cell, note]));
  const edits = [];
  const gone = /* @__PURE__ */ new Set();
  const joined = [];
  for (const comment of childrenOf(xml, list)) {
    const tag = tagOf(xml, comment);
    const cell = (attributeOf(tag, "ref") ?? "").replaceAll("$", "");
    const text = childrenOf(xml, comment).find(({ name }) => name === "text");
    const before = text === void 0 ? "" : xml.slice(text.innerStart, text.innerEnd);
    if ((names[Number(attributeOf(tag, "authorId"))] ?? "").startsWith("tc=")) {
      wanted.delete(cell);
      continue;
    }
    const own = withoutMark(before);
    const note = wanted.get(cell);
    if (own === "" && before !== "") {
      gone.add(cell);
      edits.push({ start: comment.start, end: comment.end, text: "" });
    } else if (text !== void 0 && (note !== void 0 || own !== before)) {
      const added2 = note === void 0 ? "" : prefixed(runsOf(`
${note.text}`), root.prefix);
      const whole = `<${root.prefix}text>${asRuns(own, root.prefix)}${added2}</${root.prefix}text>`;
      edits.push({ start: text.start, end: text.end, text: whole });
      if (note === void 0) continue;
      wanted.delete(cell);
      joined.push({ cell, text: `${textOfRuns(own)}
${note.text}` });
    }
  }
  const fresh = [...wanted.values()];
  let author = names.indexOf(AUTHOR);
  if (author === -1 && fresh.length > 0) {
    author = names.length;
    edits.push(appended(xml, authors, prefixed(`<author>${AUTHOR}</author>`, root.prefix)));
  }
  const added = fresh.map(
    ({ cell, text }) => `<comment ref="${cell}" authorId="${author}"><text>${runsOf(text)}</text></comment>`
  );
  edits.push(appended(xml, list, prefixed(added.join(""), root.prefix)));
  return { xml: edited(xml, edits), gone, joined, fresh };
}
function childNamed(xml, root, name) {
  const child = childrenOf(xml, root).find((one) => one.name === name);
  if (child === void 0) throw new Error(`comments without ${name}`);
  return child;
}
function runsOf(text) {
  const properties = '<sz val="9"/><color indexed="81"/><rFont val="\u5B8B\u4F53"/><family val="3"/><charset val="134"/>';
  const run = (bold, words) => `<r><rPr>${bold}${properties}</rPr><t xml:space="preserve">${escapeXml(words)}</t></r>`;
  const at = text.startsWith("\n") ? 1 : 0;
  return run("<b/>", `${text.slice(0, at)}${MARK}
`) + run("", text.slice(at));
}
function withoutMark(inner) {
  const at = inner.indexOf(MARK);
  if (at === -1) return inner;
  const run = elementsIn(inner).find(({ start, end: end2 }) => start < at && at < end2);
  if (run === void 0) return inner;
  const words = textOfRuns(`${inner.slice(run.start, at)}</t>`);
  const before = inner.slice(0, run.start);
  if (words.trim() === "") return textOfRuns(before).trim() === "" ? "" : before;
  const close = /<\/(?:[^<>/]+:)?t>/.exec(inner.slice(at))?.[0] ?? "</t>";
  const end = run.name === "r" ? `</${run.prefix}r>` : "";
  return before + inner.slice(run.start, at).trimEnd() + close + end;
}
function textOfRuns(inner) {
  const texts = [...inner.matchAll(/<(?:[^\s<>/:]+:)?t(?:\s[^>]*)?>([^<]*)<\//g)].map(([, text]) => text ?? "");
  return unescapeXml(texts.join(""));
}
function asRuns(inner, prefix) {
  return elementsIn(inner).map(({ name, start, end }) => {
    const element = inner.slice(start, end);
    return name === "t" ? `<${prefix}r>${element}</${prefix}r>` : element;
  }).join("");
}

// src/sheets/return-kinds.ts
var RETURN_KINDS = {
  wrong: { label: "\u5199\u9519\u4E86", colour: "FFC8CF", way: "\u5185\u5BB9\u4E0D\u5BF9\u6216\u8005\u770B\u4E0D\u61C2\uFF0C\u7167\u8BF4\u660E\u6539\u6210\u5BF9\u7684\u3002" },
  mismatch: { label: "\u524D\u540E\u5BF9\u4E0D\u4E0A", colour: "FFD7A6", way: "\u548C\u522B\u7684\u683C\u5B50\u3001\u522B\u7684\u884C\u6216\u8005\u5E95\u518C\u5BF9\u4E0D\u4E0A\uFF0C\u6838\u5B9E\u4EE5\u540E\u6539\u9519\u7684\u90A3\u4E00\u8FB9\u3002" },
  choice: { label: "\u4E0D\u5728\u9009\u9879\u91CC", colour: "E4D6F6", way: "\u6362\u6210\u9009\u9879\u91CC\u7684\u5199\u6CD5\uFF1B\u6709\u4E0B\u62C9\u7684\u4ECE\u4E0B\u62C9\u91CC\u9009\u3002" },
  missing: { label: "\u6F0F\u586B", colour: "FFEFA1", way: "\u8BE5\u586B\u7684\u6CA1\u586B\uFF0C\u8865\u4E0A\u3002" },
  check: { label: "\u8BF7\u6838\u5BF9\uFF08\u5DF2\u6536\u4E0B\uFF09", colour: "D5E9F9", way: "\u8FD9\u4E00\u884C\u5DF2\u7ECF\u6536\u4E0B\uFF0C\u770B\u4E00\u773C\u6709\u6CA1\u6709\u5199\u9519\uFF0C\u6CA1\u9519\u5C31\u4E0D\u7528\u52A8\u3002" }
};
function returnKind(code, severity) {
  if (severity === "warning") return "check";
  if (/^required\.|\.missing$|\.no_head$/.test(code)) return "missing";
  if (/mismatch|duplicate|elsewhere|two_heads|held_back|ambiguous|_before|not_together/.test(code)) return "mismatch";
  return /\.unknown$/.test(code) ? "choice" : "wrong";
}

// src/sheets/returned/cell-name.ts
function cellName({ column, row }) {
  return columnLetter(column) + String(row);
}
function columnNumber(letters) {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
function cellPlace(name) {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name);
  return match === null ? null : { column: columnNumber(match[1] ?? ""), row: Number(match[2]) };
}

// src/sheets/returned/patch-sheet-end.ts
var MOST_LINKS = 6e4;
var AFTER_LINKS = [
  ...["printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties"],
  ...["cellWatches", "ignoredErrors", "smartTags", "drawing"]
];
var AFTER_NOTES = [
  ...["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems"],
  ...["tableParts", "extLst"]
];
function patchSheetEnd(end, root, links, filled) {
  const elements = elementsIn(end);
  const prefix = /^<([^\s<>/:]+:)?worksheet/.exec(root)?.[1] ?? "";
  const insertBefore = (names, text) => {
    const next = elements.find(({ name }) => names.includes(name));
    const start = next?.start ?? elements.at(-1)?.end ?? 0;
    return { start, end: start, text };
  };
  const edits = [];
  const there = elements.find(({ name }) => name === "hyperlinks");
  const before = there === void 0 ? [] : childrenOf(end, there);
  const kept = before.filter((link) => !leadsTo(links.page, tagOf(end, link)));
  const taken = new Set(kept.flatMap((link) => cornersOf(attributeOf(tagOf(end, link), "ref") ?? "")));
  const added = prefixed(waysBack(links, filled, taken, MOST_LINKS - kept.length), prefix);
  if (there !== void 0 && (kept.length < before.length || added !== "")) {
    const body = kept.map(({ start, end: until }) => end.slice(start, until)).join("") + added;
    const whole = body === "" ? "" : `<${prefix}hyperlinks>${body}</${prefix}hyperlinks>`;
    edits.push({ start: there.start, end: there.end, text: whole });
  } else if (added !== "") {
    const whole = `<${prefix}hyperlinks>${added}</${prefix}hyperlinks>`;
    edits.push(insertBefore([...AFTER_LINKS, "legacyDrawing", ...AFTER_NOTES], whole));
  }
  const drawing = elements.find(({ name }) => name === "legacyDrawing");
  if (links.drawing !== null) {
    if (drawing === void 0)
      edits.push(insertBefore(AFTER_NOTES, legacyDrawing(prefix, root, links.office, links.drawing)));
    else if (attributeOf(tagOf(end, drawing), "*:id") !== links.drawing) throw new Error("notes in another drawing");
  }
  return edited(end, joinedAtOnePlace(edits));
}
function waysBack({ page, lines }, filled, taken, most) {
  const links = [];
  for (const [row, line] of lines) {
    if (links.length >= most) break;
    const column = filled.get(row)?.find((one) => !taken.has(cellName({ column: one, row })));
    if (column === void 0) continue;
    const location = escapeAscii(`'${page}'!A${line}`);
    const tooltip = escapeAscii(`\u56DE\u5230${page}`);
    links.push(`<hyperlink ref="${cellName({ column, row })}" location="${location}" tooltip="${tooltip}"/>`);
  }
  return links.join("");
}
function leadsTo(page, tag) {
  const location = attributeOf(tag, "location");
  if (location === null) return false;
  const said = /[^\0-\u00ff]/.test(location) ? location : Buffer.from(location, "latin1").toString("utf8");
  return said.startsWith(`'${page}'!`) || said.startsWith(`${page}!`);
}
function cornersOf(reference) {
  return reference.split(":").flatMap((corner) => {
    const place = cellPlace(corner);
    return place === null ? [] : [cellName(place)];
  });
}
function legacyDrawing(prefix, root, office, id) {
  const declared = attributeOf(root, "xmlns:r") === office ? "" : ` xmlns:r="${office}"`;
  return `<${prefix}legacyDrawing${declared} r:id="${id}"/>`;
}
function joinedAtOnePlace(edits) {
  const joined = /* @__PURE__ */ new Map();
  for (const edit of edits) {
    const key = `${edit.start} ${edit.end}`;
    const known = joined.get(key);
    joined.set(key, known === void 0 ? edit : { ...edit, text: known.text + edit.text });
  }
  return [...joined.values()];
}

// src/sheets/returned/return-page.ts
var COLUMNS = [
  ["\u5E8F\u53F7", 6],
  ["\u5DE5\u4F5C\u8868", 17],
  ["\u4F4D\u7F6E", 11],
  ["\u7C7B\u522B", 17],
  ["\u95EE\u9898\u548C\u6539\u6CD5", 62],
  ["\u5C5E\u5B9E", 8],
  ["\u539F\u56E0", 22]
];
var LETTERS = "ABCDEFG";
var LINES_AT_ONCE = 500;
function headingRow(lines) {
  return 5 + kindsIn(lines).length;
}
function* pageXml(file, day, lines, styles, main) {
  const look = looksOf(styles);
  const heading = headingRow(lines);
  const cols = COLUMNS.map(([, width], at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  yield `${XML}<worksheet xmlns="${main}"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="${heading}" topLeftCell="A${heading + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${heading + 1}" sqref="A${heading + 1}"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${cols.join("")}</cols><sheetData>`;
  const kinds = kindsIn(lines);
  yield openingXml(file, day, lines, look);
  yield kinds.map((kind, at) => legendXml(4 + at, kind, lines, look)).join("");
  yield rowXml(heading - 1, 6, []);
  const titles = COLUMNS.map(([title]) => ({ text: title, style: look.heading }));
  yield rowXml(heading, 22, titles);
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const some = lines.slice(from, from + LINES_AT_ONCE);
    yield some.map((line, at) => lineXml(heading, from + at + 1, line, look)).join("");
  }
  yield "</sheetData>";
  const merges = [
    "A1:G1",
    "A2:G2",
    "A3:G3",
    ...kinds.flatMap((_, at) => [`A${4 + at}:B${4 + at}`, `D${4 + at}:G${4 + at}`])
  ];
  yield `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  yield choicesXml(heading, lines) + linksXml(heading, lines);
  yield '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;9&amp;P / &amp;N</oddFooter></headerFooter></worksheet>';
}
function looksOf(styles) {
  const font2 = (size, colour, more = "") => `<font>${more}<sz val="${size}"/><color rgb="FF${colour}"/><name val="${FACE}"/></font>`;
  const ground = (colour) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
  const side = (name) => `<${name} style="thin"><color rgb="FF${COLOURS.line}"/></${name}>`;
  const box = `<border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border>`;
  const none = "<border><left/><right/><top/><bottom/><diagonal/></border>";
  const bare = '<fill><patternFill patternType="none"/></fill>';
  const centre = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
  const left = '<alignment horizontal="left" vertical="center" wrapText="1"/>';
  const ink = font2(10, COLOURS.ink);
  const base = { font: ink, fill: bare, border: box, alignment: centre };
  const kinds = Object.entries(RETURN_KINDS).map(
    ([name, { colour }]) => [name, () => styles.own({ ...base, fill: ground(colour) })]
  );
  return {
    title: styles.own({ font: font2(18, COLOURS.ink, "<b/>"), fill: bare, border: none, alignment: left }),
    text: styles.own({ font: ink, fill: bare, border: none, alignment: left }),
    heading: styles.own({ ...base, font: font2(10, "FFFFFF", "<b/>"), fill: ground(COLOURS.key) }),
    centre: styles.own(base),
    left: styles.own({ ...base, alignment: left }),
    link: styles.own({ ...base, font: font2(10, COLOURS.link, "<u/>") }),
    closed: styles.own({ ...base, fill: ground(COLOURS.known) }),
    /** Only kinds that occur become styles of the workbook. */
    kind: Object.fromEntries(kinds)
  };
}
function rowXml(row, height, cells) {
  const written = cells.map((cell, at) => {
    if (cell === null) return "";
    const start = `<c r="${LETTERS[at]}${row}" s="${cell.style}"`;
    if (cell.text === "") return `${start}/>`;
    if (typeof cell.text === "number") return `${start}><v>${cell.text}</v></c>`;
    return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`;
  });
  return `<row r="${row}" ht="${height}" customHeight="1">${written.join("")}</row>`;
}
function openingXml(file, day, lines, look) {
  const [year, month, date] = day.split("-").map(Number);
  const warnings = lines.filter(({ kind }) => kind === "check").length;
  const errors = lines.length - warnings;
  const counts = [errors > 0 ? `${errors} \u5904\u8981\u6539` : "", warnings > 0 ? `${warnings} \u5904\u8BF7\u6838\u5BF9` : ""].filter(Boolean);
  const about = `\u6587\u4EF6\uFF1A${file}\u3000\u3000\u9000\u56DE\u65E5\u671F\uFF1A${year}\u5E74${month}\u6708${date}\u65E5\u3000\u3000\u5171 ${counts.join("\uFF0C")}`;
  const force = lines.some(({ forceable }) => forceable) ? "\u786E\u5B9E\u6CA1\u6709\u5199\u9519\u7684\uFF0C\u5728\u201C\u5C5E\u5B9E\u201D\u91CC\u5199\u201C\u5C5E\u5B9E\u201D\uFF0C\u5728\u201C\u539F\u56E0\u201D\u91CC\u5199\u4E3A\u4EC0\u4E48\u3002" : "";
  const what = `\u600E\u4E48\u6539\uFF1A\u70B9\u201C\u4F4D\u7F6E\u201D\u8DF3\u5230\u90A3\u4E00\u683C\uFF0C\u5C31\u5728\u539F\u5904\u6539\u5BF9\uFF0C\u6539\u597D\u4EE5\u540E\u628A\u6574\u4E2A\u6587\u4EF6\u4EA4\u56DE\u6765\uFF1B\u672C\u9875\u548C\u6279\u6CE8\u4E0D\u7528\u5220\u3002\u6539\u5B8C\u70B9\u90A3\u4E00\u884C\u6700\u5DE6\u8FB9\u6CA1\u6709\u989C\u8272\u7684\u683C\u5B50\uFF0C\u5C31\u56DE\u5230\u672C\u9875\u3002${force}`;
  return [
    rowXml(1, 36, [{ text: RETURN_LIST, style: look.title }]),
    rowXml(2, 20, [{ text: about, style: look.text }]),
    rowXml(3, displayWidth(what) > 136 ? 36 : 20, [{ text: what, style: look.text }])
  ].join("");
}
function kindsIn(lines) {
  const there = new Set(lines.map(({ kind }) => kind));
  return Object.keys(RETURN_KINDS).filter((kind) => there.has(kind));
}
function legendXml(row, kind, lines, look) {
  const { label, way } = RETURN_KINDS[kind];
  const count = lines.filter((line) => line.kind === kind).length;
  const style = look.kind[kind]();
  const rest = { text: "", style: look.left };
  return rowXml(row, 20, [
    { text: label, style },
    { text: "", style },
    { text: `${count} \u5904`, style: look.centre },
    { text: way, style: look.left },
    ...[rest, rest, rest]
  ]);
}
function lineXml(heading, number, line, look) {
  const open = { text: "", style: line.forceable ? look.left : look.closed };
  const lines = Math.ceil(displayWidth(line.message) / (COLUMNS[4][1] - 4));
  return rowXml(heading + number, Math.max(20, lines * 15 + 6), [
    { text: number, style: look.centre },
    { text: line.sheet, style: look.centre },
    { text: line.place, style: line.target === null ? look.centre : look.link },
    { text: RETURN_KINDS[line.kind].label, style: look.kind[line.kind]() },
    { text: line.message, style: look.left },
    ...[open, open]
  ]);
}
function choicesXml(heading, lines) {
  const ranges = [];
  lines.forEach(({ forceable }, at) => {
    if (!forceable) return;
    const row = heading + at + 1;
    const last = ranges.at(-1);
    if (last?.[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  });
  if (ranges.length === 0) return "";
  const places = ranges.slice(0, 1e3).map(([from, to]) => from === to ? `F${from}` : `F${from}:F${to}`);
  return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${places.join(" ")}"><formula1>"\u5C5E\u5B9E"</formula1></dataValidation></dataValidations>`;
}
function linksXml(heading, lines) {
  const links = [];
  for (const [at, { sheet, target }] of lines.entries()) {
    if (target === null || links.length === MOST_LINKS) continue;
    const location = escapeXml(`'${sheet.replaceAll("'", "''")}'!${target}`);
    links.push(`<hyperlink ref="C${heading + at + 1}" location="${location}" tooltip="\u8DF3\u5230\u8FD9\u4E00\u683C"/>`);
  }
  return links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`;
}

// src/sheets/returned/source-parts.ts
import { openPromise } from "yauzl";
async function openParts(path) {
  const source = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  const entries = /* @__PURE__ */ new Map();
  for await (const entry of source.eachEntry()) {
    const name = String(entry.fileName).replaceAll("\\", "/").replace(/^\/+/, "");
    if (!name.endsWith("/") && !entries.has(name.toLowerCase())) entries.set(name.toLowerCase(), { name, entry });
  }
  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const found = entries.get(name.toLowerCase());
      if (found !== void 0) yield* await source.openReadStreamPromise(found.entry);
    },
    async copyTo(zip, name) {
      const found = entries.get(name.toLowerCase());
      if (found === void 0) throw new Error(`no part ${name}`);
      const { compressionMethod: method, crc32: crc, uncompressedSize: size } = found.entry;
      const packed = await source.openReadStreamPromise(found.entry, { decodeFileData: false });
      await zip.copy({ name: found.name, method, crc, size }, packed);
    },
    close: () => source.close()
  };
}
async function textOf(parts, name) {
  const pieces = [];
  for await (const piece of parts.read(name)) pieces.push(piece);
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
}

// src/sheets/returned/source-book.ts
async function openBook2(parts) {
  const packageRelations = relationsIn(await textOf(parts, "_rels/.rels"));
  const target = packageRelations.find((relation) => wordOf(relation) === "officeDocument")?.target;
  const part = target === void 0 ? "xl/workbook.xml" : resolveTarget("", target);
  const xml = await textOf(parts, part);
  const relations2 = relationsIn(await textOf(parts, relationsOf(part)));
  const sheet = relations2.find((relation) => wordOf(relation) === "worksheet");
  const root = rootOf(xml);
  const main = attributeOf(tagOf(xml, root), root.prefix === "" ? "xmlns" : `xmlns:${root.prefix.slice(0, -1)}`);
  if (sheet === void 0 || main === null) throw new Error("a workbook without sheets");
  return { parts, part, xml, relations: relations2, office: sheet.type.replace(/\/worksheet$/, ""), main };
}
function wordOf({ type }) {
  return type.split("/").at(-1) ?? "";
}
function freeNames(parts) {
  const taken = new Set(parts.names.map((name) => name.toLowerCase()));
  return (before, after) => {
    for (let number = 1; ; number++) {
      const name = `${before}${number}${after}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}
async function openSheet(book, part, marks, names) {
  if (marks === void 0 || !book.parts.has(part)) throw new Error("a sheet without its part");
  const file = relationsOf(part);
  const relations2 = book.parts.has(file) ? relationsIn(await textOf(book.parts, file)) : [];
  const comments = relations2.find((relation) => wordOf(relation) === "comments");
  const drawing = await shapesOf(book.parts, part, relations2);
  if (marks.notes.length === 0 && comments === void 0) return { part, marks, relations: relations2, notes: null };
  const added = [];
  const partOf = (known, word, before, after) => {
    if (known !== void 0) return { name: resolveTarget(part, known.target), id: known.id };
    const name = names(before, after);
    const id = freeId([...relations2, ...added], word);
    added.push({ id, type: `${book.office}/${word}`, target: seenFrom(part, name) });
    return { name, id };
  };
  const notes = partOf(comments, "comments", "xl/comments", ".xml");
  const shapes = partOf(drawing, "vmlDrawing", "xl/drawings/vmlDrawing", ".vml");
  return { part, marks, relations: relations2, notes: { comments: notes.name, drawing: shapes.name, added, relation: shapes.id } };
}
async function shapesOf(parts, part, relations2) {
  for (const relation of relations2) {
    if (wordOf(relation) !== "vmlDrawing") continue;
    if ((await textOf(parts, resolveTarget(part, relation.target))).includes("ClientData")) return relation;
  }
  return void 0;
}
function freeId(relations2, word) {
  const taken = new Set(relations2.map(({ id }) => id));
  for (let number = 1; ; number++) if (!taken.has(`${word}${number}`)) return `${word}${number}`;
}
function seenFrom(part, target) {
  const folder = part.split("/").slice(0, -1).join("/");
  if (target.startsWith(`${folder}/`)) return target.slice(folder.length + 1);
  const above = folder.split("/").slice(0, -1).join("/");
  return target.startsWith(`${above}/`) ? `../${target.slice(above.length + 1)}` : `/${target}`;
}

// src/sheets/returned/changed-parts.ts
async function changedParts(book, what) {
  const { parts } = book;
  const { page, old, sheets, placed } = what;
  const texts = /* @__PURE__ */ new Map();
  const macros = book.relations.filter((relation2) => wordOf(relation2) === "vbaProject");
  const styles = book.relations.find((relation2) => wordOf(relation2) === "styles");
  const added = [
    { id: freeId(book.relations, "returned"), type: `${book.office}/worksheet`, target: seenFrom(book.part, page) }
  ];
  if (styles === void 0)
    added.push({
      id: freeId(book.relations, "styles"),
      type: `${book.office}/styles`,
      target: seenFrom(book.part, "xl/styles.xml")
    });
  const relation = added[0]?.id ?? "";
  const gone = [...macros.map(({ target }) => resolveTarget(book.part, target))];
  if (old !== void 0) gone.push(old.part, relationsOf(old.part));
  const types = /* @__PURE__ */ new Map([
    // Without its macros, and as a workbook even where it was a template.
    [book.part, `${SPREADSHEET}.sheet.main+xml`],
    [page, `${SPREADSHEET}.worksheet+xml`]
  ]);
  if (styles === void 0) types.set("xl/styles.xml", `${SPREADSHEET}.styles+xml`);
  let returnedBefore = old !== void 0;
  for (const { part, notes, relations: relations2 } of sheets) {
    if (notes === null) continue;
    if (parts.has(notes.comments) && (await textOf(parts, notes.comments)).includes(MARK)) returnedBefore = true;
    if (notes.added.length === 0) continue;
    types.set(notes.comments, `${SPREADSHEET}.comments+xml`);
    const file = relationsOf(part);
    const before = parts.has(file) ? await textOf(parts, file) : null;
    if (before === null && relations2.length > 0) throw new Error("relations that are not there");
    texts.set(file, withRelations(before, /* @__PURE__ */ new Set(), notes.added));
  }
  const drop = /* @__PURE__ */ new Set([...macros.map(({ id }) => id), ...old === void 0 ? [] : [old.relation]]);
  texts.set(relationsOf(book.part), withRelations(await textOf(parts, relationsOf(book.part)), drop, added));
  const heading = headingRow(placed.lines);
  const first = { name: RETURN_LIST, relation, office: book.office, titleRows: `$${heading}:$${heading}` };
  texts.set(book.part, withFirstSheet(book.xml, first));
  const all = withTypes(await textOf(parts, "[Content_Types].xml"), types, new Set(gone));
  return {
    texts: new Map([["[Content_Types].xml", all], ...texts]),
    gone,
    styles: styles === void 0 ? null : resolveTarget(book.part, styles.target),
    returnedBefore
  };
}

// src/sheets/returned/note-shapes.ts
var NOTE = { narrow: 250, wide: 358, longText: 200, line: 16, half: 6, frame: 24 };
var POINTS = 0.75;
var SPACES = {
  v: "urn:schemas-microsoft-com:vml",
  o: "urn:schemas-microsoft-com:office:office",
  x: "urn:schemas-microsoft-com:office:excel"
};
var EMPTY = '<xml><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';
var TYPE = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
var FIRST_SHAPE = 500001;
var SHAPE = /<([^\s<>/:]+:)?shape\s(?:(?!<\/(?:[^\s<>/:]+:)?shape>)[\s\S])*<\/(?:[^\s<>/:]+:)?shape>/g;
function drawNotes(part, notes, measures) {
  const joined = new Map(notes.joined.map((note) => [note.cell, note.text]));
  const kept = withSpaces(part ?? EMPTY).replace(SHAPE, (shape) => {
    const cell = cellOfShape(shape);
    if (cell === null) return shape;
    if (notes.gone.has(cell)) return "";
    const text = joined.get(cell);
    if (text === void 0) return shape;
    return shape.replace(/(<(?:[^\s<>/:]+:)?Anchor>)[^<]*/, `$1${boxOf(cell, text, measures).anchor}`);
  });
  if (notes.fresh.length === 0) return kept;
  const end = kept.search(/<\/xml>\s*$/);
  if (end === -1) throw new Error("a drawing without its end");
  const type = /shapetype\s[^>]*id="_x0000_t202"/.test(kept) ? "" : TYPE;
  const shapes = notes.fresh.map(({ cell, text }, at) => shapeXml(FIRST_SHAPE + at, cell, text, measures));
  return kept.slice(0, end) + type + shapes.join("") + kept.slice(end);
}
function withSpaces(xml) {
  return xml.replace(
    /<xml(?:\s[^>]*)?>/,
    (tag) => Object.entries(SPACES).reduce((root, [prefix, space]) => {
      const name = `xmlns:${prefix}`;
      return attributeOf(root, name) === space ? root : withAttribute(root, name, space);
    }, tag)
  );
}
function cellOfShape(shape) {
  if (!/\sObjectType\s*=\s*["']Note["']/.test(shape)) return null;
  const number = (name) => Number(new RegExp(`<(?:[^\\s<>/:]+:)?${name}>\\s*(\\d+)`).exec(shape)?.[1]);
  const [row, column] = [number("Row"), number("Column")];
  return Number.isNaN(row + column) ? null : cellName({ column, row: row + 1 });
}
function shapeXml(id, cell, text, measures) {
  const place = cellPlace(cell);
  if (place === null) throw new Error(`no such cell: ${cell}`);
  const { anchor, width, height } = boxOf(cell, text, measures);
  const style = `position:absolute;margin-left:60pt;margin-top:2pt;width:${width * POINTS}pt;height:${height * POINTS}pt;z-index:1;visibility:hidden`;
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="${style}" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${place.row - 1}</x:Row><x:Column>${place.column}</x:Column></x:ClientData></v:shape>`;
}
function boxOf(cell, text, measures) {
  const { column, row } = cellPlace(cell) ?? { column: 0, row: 1 };
  const width = displayWidth(text) > NOTE.longText || text.length > NOTE.longText ? NOTE.wide : NOTE.narrow;
  const perLine = Math.floor((width - NOTE.frame) / NOTE.half);
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / perLine)), 1);
  const height = lines * NOTE.line + NOTE.frame;
  const left = Math.min(column + 1, measures.lastColumn);
  const top = Math.max(row - 2, 0);
  const right = reach(left, 12, width, (at) => measures.columnWidth(at));
  const bottom = reach(top, 8, height, (at) => measures.rowHeight(at + 1));
  return { anchor: [left, 12, top, 8, ...right, ...bottom].join(", "), width, height };
}
function reach(first, offset, length, sizeOf) {
  let rest = offset + length;
  let at = first;
  for (; at < first + 200; at++) {
    const size = sizeOf(at);
    if (rest <= size) break;
    rest -= size;
  }
  return [at, Math.max(0, Math.min(rest, sizeOf(at)))];
}

// src/sheets/returned/mark-rows.ts
function markRow(xml, row, columns, context) {
  const { prefix } = context;
  const tag = /^[^>]*>/.exec(xml)?.[0] ?? "";
  const selfClosed = tag.endsWith("/>");
  const cells = selfClosed ? [] : cellsOf(xml, tag.length, prefix);
  const rowStyle = attributeOf(tag, "s");
  const wanted = [...columns];
  const pieces = [];
  const filled = [];
  let inserted = false;
  const insertUpTo = (column) => {
    while (wanted[0] !== void 0 && wanted[0] < column) {
      const missing = wanted.shift();
      const base = rowStyle === null ? context.columnStyle(missing) : Number(rowStyle);
      pieces.push(`<${prefix}c r="${cellName({ column: missing, row })}" s="${context.styleFor(base, missing)}"/>`);
      inserted = true;
    }
  };
  for (const { column, start, tagEnd: tagEnd2, end } of cells) {
    insertUpTo(column);
    if (wanted[0] !== column) {
      if (end > tagEnd2) filled.push(column);
      pieces.push(xml.slice(start, end));
      continue;
    }
    wanted.shift();
    const open = xml.slice(start, tagEnd2);
    const style = context.styleFor(Number(attributeOf(open, "s") ?? "0"), column);
    pieces.push(withAttribute(open, "s", String(style)), xml.slice(tagEnd2, end));
  }
  insertUpTo(Number.POSITIVE_INFINITY);
  const opened = selfClosed ? tag.replace(/\s*\/>$/, ">") : tag;
  const head = inserted ? withAttribute(opened, "spans", null) : opened;
  return { xml: `${head}${pieces.join("")}</${prefix}row>`, filled };
}
function newRow(row, columns, context) {
  return markRow(`<${context.prefix}row r="${row}"/>`, row, columns, context).xml;
}
function cellsOf(xml, from, prefix) {
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const cells = [];
  let last = -1;
  for (let start = xml.indexOf(open, from); start !== -1; ) {
    const next = xml.charCodeAt(start + open.length);
    const tagEnd2 = xml.indexOf(">", start) + 1;
    if (tagEnd2 === 0 || !(next <= 32 || next === 47 || next === 62)) throw new Error("a row with something else in it");
    const reference = attributeOf(xml.slice(start, tagEnd2), "r");
    const column = reference === null ? last + 1 : cellPlace(reference)?.column ?? -1;
    if (column <= last) throw new Error("cells out of order");
    last = column;
    let end = tagEnd2;
    if (xml.charCodeAt(tagEnd2 - 2) !== 47) {
      end = xml.indexOf(close, tagEnd2) + close.length;
      if (end < tagEnd2) throw new Error("a cell without its end");
    }
    cells.push({ column, start, tagEnd: tagEnd2, end });
    start = xml.indexOf(open, end);
  }
  return cells;
}

// src/sheets/returned/sheet-measures.ts
var LAST_COLUMN = 16383;
var PIXELS_PER_POINT = 4 / 3;
function measuresOf(head, heights) {
  const start = head.search(/<(?:[^\s<>/:]+:)?worksheet[\s>]/);
  const inside = elementsIn(head, head.indexOf(">", Math.max(start, 0)) + 1);
  const format = inside.find(({ name }) => name === "sheetFormatPr");
  const formatTag = format === void 0 ? "" : tagOf(head, format);
  const characters = Number(attributeOf(formatTag, "baseColWidth") ?? "8");
  const usualWidth = Number(attributeOf(formatTag, "defaultColWidth") ?? String(characters + 0.71));
  const usualHeight = Number(attributeOf(formatTag, "defaultRowHeight") ?? "15");
  const cols = inside.find(({ name }) => name === "cols");
  const ranges = (cols === void 0 ? [] : childrenOf(head, cols)).map((col) => {
    const tag = tagOf(head, col);
    return {
      from: Number(attributeOf(tag, "min")) - 1,
      to: Number(attributeOf(tag, "max")) - 1,
      width: /\shidden\s*=\s*["'](?:1|true)["']/.test(tag) ? 0 : Number(attributeOf(tag, "width") ?? usualWidth),
      style: Number(attributeOf(tag, "style") ?? "0")
    };
  });
  const rangeOf = (column) => ranges.find(({ from, to }) => from <= column && column <= to);
  return {
    lastColumn: LAST_COLUMN,
    columnWidth: (column) => {
      const width = rangeOf(column)?.width ?? usualWidth;
      return width === 0 ? 0 : Math.trunc(width * 7 + 5);
    },
    rowHeight: (row) => Math.round((heights.get(row) ?? usualHeight) * PIXELS_PER_POINT),
    columnStyle: (column) => rangeOf(column)?.style ?? 0
  };
}

// src/sheets/returned/patch-sheet.ts
var NOTE_ROWS = 40;
async function* patchSheet(pieces, plan, seen) {
  const heights = /* @__PURE__ */ new Map();
  const filled = /* @__PURE__ */ new Map();
  const out = [];
  let text = "";
  let rows = null;
  let root = "";
  let end = null;
  for await (const piece of pieces) {
    const more = latin1(piece);
    if (end !== null) {
      end.push(more);
      continue;
    }
    text += more;
    if (rows === null) {
      const data = /<([^\s<>/:]+:)?sheetData(?:\s[^>]*?)?(\/?)>/.exec(text);
      if (data === null) continue;
      const [whole, prefix = "", selfClosed] = data;
      const head = text.slice(0, data.index);
      root = rootTag(head);
      seen.measures = measuresOf(head, heights);
      out.push(head.replace(/(<(?:[^\s<>/:]+:)?sheetView(?:\s[^>]*?)?)\s+tabSelected\s*=\s*["'][^"']*["']/g, "$1"));
      out.push(`<${prefix}sheetData>`);
      text = (selfClosed === "/" ? `</${prefix}sheetData>` : "") + text.slice(data.index + whole.length);
      rows = rowsPhase(prefix, plan, seen.measures, heights, filled);
    }
    const taken = rows.take(text, out);
    text = text.slice(taken.upTo);
    if (taken.done) {
      end = [text];
      text = "";
    }
    yield Buffer.from(out.join(""), "latin1");
    out.length = 0;
  }
  if (end === null) throw new Error("a sheet without its end");
  yield Buffer.from(patchSheetEnd(end.join(""), root, plan, filled), "latin1");
}
function latin1(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
function rootTag(head) {
  const tag = /<(?:[^\s<>/:]+:)?worksheet[\s>][^>]*>?/.exec(head)?.[0];
  if (tag === void 0) throw new Error("no worksheet");
  return tag;
}
function rowsPhase(prefix, plan, measures, heights, filled) {
  const open = `<${prefix}row`;
  const close = `</${prefix}row>`;
  const endOfData = `</${prefix}sheetData`;
  const waiting = [...plan.marks.keys()].sort((a, b) => a - b);
  let last = 0;
  let noteUntil = 0;
  const columnsOf = (row) => [...plan.marks.get(row)?.keys() ?? []].sort((a, b) => a - b);
  const contextOf = (row) => ({
    prefix,
    columnStyle: measures.columnStyle,
    styleFor: (base, column) => plan.styleFor(base, plan.marks.get(row)?.get(column) ?? "wrong")
  });
  const insertUpTo = (row, out) => {
    while (waiting[0] !== void 0 && waiting[0] < row) {
      const missing = waiting.shift();
      out.push(newRow(missing, columnsOf(missing), contextOf(missing)));
    }
  };
  return {
    take(text, out) {
      if (text.includes("<!")) throw new Error("a comment among the rows");
      const dataEnd = text.indexOf(endOfData);
      let copied = 0;
      let at = 0;
      for (; ; ) {
        const start = text.indexOf(open, at);
        if (start === -1 || dataEnd !== -1 && start > dataEnd) break;
        const tagEnd2 = text.indexOf(">", start);
        if (tagEnd2 === -1) return keepFrom(start);
        const tag = text.slice(start, tagEnd2 + 1);
        const number = Number(attributeOf(tag, "r") ?? last + 1);
        if (!(number > last)) throw new Error("rows out of order");
        const marked = plan.marks.has(number);
        let end = tagEnd2 + 1;
        if (marked && !tag.endsWith("/>")) {
          end = text.indexOf(close, tagEnd2) + close.length;
          if (end <= tagEnd2) return keepFrom(start);
        }
        if ((waiting[0] ?? Number.POSITIVE_INFINITY) <= number) {
          out.push(text.slice(copied, start));
          copied = start;
          insertUpTo(number, out);
        }
        if (marked) {
          waiting.shift();
          const done = markRow(text.slice(start, end), number, columnsOf(number), contextOf(number));
          out.push(done.xml);
          filled.set(number, done.filled);
          copied = end;
          noteUntil = number + NOTE_ROWS;
        }
        if (number <= noteUntil || number + 2 >= (waiting[0] ?? Number.POSITIVE_INFINITY)) keepHeight(tag, number);
        last = number;
        at = end;
      }
      if (dataEnd !== -1) {
        const tagEnd2 = text.indexOf(">", dataEnd);
        if (tagEnd2 === -1) return keepFrom(dataEnd);
        out.push(text.slice(copied, dataEnd));
        insertUpTo(Number.POSITIVE_INFINITY, out);
        out.push(text.slice(dataEnd, tagEnd2 + 1));
        return { upTo: tagEnd2 + 1, done: true };
      }
      const lastTag = text.lastIndexOf("<");
      return keepFrom(lastTag >= Math.max(at, copied) && text.indexOf(">", lastTag) === -1 ? lastTag : text.length);
      function keepFrom(position) {
        out.push(text.slice(copied, position));
        return { upTo: position, done: false };
      }
    }
  };
  function keepHeight(tag, row) {
    const height = attributeOf(tag, "ht");
    const hidden = attributeOf(tag, "hidden");
    if (hidden === "1" || hidden === "true") heights.set(row, 0);
    else if (height !== null) heights.set(row, Number(height));
  }
}

// src/messages/message.ts
function maskIdNumbers(text) {
  return text.replace(
    /(?<!\p{Nd})\p{Nd}(?:[ \u00a0\u3000]?\p{Nd}){13,18}[ \u00a0\u3000]?[\p{Nd}XxＸｘ]/gu,
    (found) => maskIdNo(found.replace(/\s/gu, ""))
  );
}

// src/sheets/returned/place-problems.ts
var MOST_NOTES = 2e4;
var HIDDEN = "\uFF08\u8FD9\u4E00\u884C\u88AB\u9690\u85CF\u6216\u8005\u7B5B\u6389\u4E86\uFF0C\u5148\u53D6\u6D88\u9690\u85CF\u6216\u7B5B\u9009\u3002\uFF09";
var RANK = Object.keys(RETURN_KINDS);
function placeProblems(sheets, names, problems) {
  const places = sheets.map(placesOf);
  const marks = sheets.map(() => /* @__PURE__ */ new Map());
  const spoken = sheets.map(() => /* @__PURE__ */ new Map());
  const spokenOf = sheets.map(() => /* @__PURE__ */ new Map());
  const lines = [];
  problems.forEach((problem, at) => {
    const kind = returnKind(problem.kind, problem.severity);
    const message = maskIdNumbers(problem.message);
    const sheet = sheets.findIndex(({ name }) => name === problem.sheet);
    const place = places[sheet]?.(problem) ?? null;
    const words = place?.hidden ? `${message}${HIDDEN}` : message;
    lines.push({ ...lineOf(problem, names[sheet], place), kind, message: words, forceable: problem.forceable ?? false });
    if (place === null) return;
    const ofRow = marks[sheet]?.get(place.row) ?? /* @__PURE__ */ new Map();
    marks[sheet]?.set(place.row, ofRow);
    const before = ofRow.get(place.column);
    if (before === void 0 || RANK.indexOf(kind) < RANK.indexOf(before)) ofRow.set(place.column, kind);
    const cell = cellName(place);
    const said = spoken[sheet]?.get(cell) ?? { numbers: [], texts: [] };
    spoken[sheet]?.set(cell, said);
    said.numbers.push(at + 1);
    if (!said.texts.includes(message)) said.texts.push(message);
    if (!spokenOf[sheet]?.has(place.row)) spokenOf[sheet]?.set(place.row, at + 1);
  });
  const heading = headingRow(lines);
  let left = MOST_NOTES;
  return {
    lines,
    sheets: sheets.map((_, sheet) => {
      const notes = [...spoken[sheet] ?? []].slice(0, left).map(([cell, said]) => ({ cell, text: noteText(said) }));
      left -= notes.length;
      return {
        marks: marks[sheet] ?? /* @__PURE__ */ new Map(),
        notes,
        lines: new Map([...spokenOf[sheet] ?? []].map(([row, number]) => [row, heading + number]))
      };
    })
  };
}
function placesOf(sheet) {
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const masterOf = mastersOf(sheet.merges);
  return (problem) => {
    const said = problem.cell === null ? null : cellPlace(problem.cell);
    const row = said?.row ?? problem.row;
    if (row === null) return null;
    const filled = Math.max(0, rows.get(row)?.cells.findIndex((cell) => cell !== void 0) ?? 0);
    const column = said?.column ?? (problem.column === null ? filled : columnNumber(problem.column));
    return { ...masterOf(row, column), hidden: rows.get(row)?.hidden ?? false };
  };
}
function mastersOf(merges) {
  const tall = merges.filter(({ top, bottom }) => bottom - top > 1e3);
  const byRow = /* @__PURE__ */ new Map();
  for (const merge of merges) {
    if (merge.bottom - merge.top > 1e3) continue;
    for (let row = merge.top; row <= merge.bottom; row++) {
      const ofRow = byRow.get(row);
      if (ofRow === void 0) byRow.set(row, [merge]);
      else ofRow.push(merge);
    }
  }
  return (row, column) => {
    const inside = ({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right;
    const merge = byRow.get(row)?.find(inside) ?? tall.find(inside);
    return merge === void 0 ? { row, column } : { row: merge.top, column: merge.left };
  };
}
function lineOf(problem, name, place) {
  if (name === void 0 || problem.sheet === RETURN_LIST)
    return { sheet: problem.sheet ?? "", place: "", target: null };
  if (place === null) return { sheet: name, place: "\u6574\u5F20\u8868", target: "A1" };
  const cell = cellName(place);
  const whole = problem.cell === null && problem.column === null;
  return { sheet: name, place: whole ? `\u7B2C ${place.row} \u884C` : problem.cell ?? cell, target: cell };
}
function noteText({
  numbers,
  texts
}) {
  const words = texts.map((text, at) => texts.length > 1 ? `${at + 1}. ${text}` : text);
  return [...words, `\uFF08${RETURN_LIST}\u7B2C ${numbers.join("\u3001")} \u6761\uFF09`].join("\n");
}

// src/sheets/returned/styles.ts
var EMPTY2 = `${XML}<styleSheet xmlns="${MAIN}"/>`;
var MOST_STYLES = 64e3;
var NO_GROUND = 'rgb="FFFEFDFC"';
var ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst"
];
var FIRST = {
  fonts: ['<font><sz val="11"/><name val="\u5B8B\u4F53"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']
};
function stylesOf(part, grounds) {
  const xml = part ?? EMPTY2;
  const root = rootOf(xml);
  const prefix = root.prefix;
  const lists = new Map(["fonts", "fills", "borders", "cellXfs"].map((name) => [name, listOf(xml, root, name)]));
  const list = (name) => lists.get(name);
  unmark(list("fills").items, grounds);
  const add = (name, element) => {
    const { items } = list(name);
    const written = prefixed(element, prefix);
    const known2 = items.indexOf(written);
    if (known2 !== -1) return known2;
    if (items.length >= MOST_STYLES) throw new Error("more styles than a workbook holds");
    return items.push(written) - 1;
  };
  const known = /* @__PURE__ */ new Map();
  return {
    marked(base, kind) {
      const key = `${base} ${kind}`;
      let index = known.get(key);
      if (index === void 0) {
        const { items } = list("cellXfs");
        const xf = items[base] ?? items[0] ?? "";
        const ground = solidColour(list("fills").items[Number(attributeOf(xf, "fillId") ?? "0")] ?? "") ?? NO_GROUND;
        const colour = `rgb="FF${RETURN_KINDS[kind].colour}"`;
        const fill2 = add(
          "fills",
          `<fill><patternFill patternType="solid"><fgColor ${colour}/><bgColor ${ground}/></patternFill></fill>`
        );
        index = add("cellXfs", withFill(xf, fill2));
        known.set(key, index);
      }
      return index;
    },
    own({ font: font2, fill: fill2, border, alignment }) {
      const parts = `fontId="${add("fonts", font2)}" fillId="${add("fills", fill2)}" borderId="${add("borders", border)}"`;
      const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
      return add("cellXfs", `<xf numFmtId="49" ${parts} xfId="0" ${applied}>${alignment}</xf>`);
    },
    xml: () => edited(xml, [...listEdits(xml, root, lists)])
  };
}
function listOf(xml, root, name) {
  const element = childrenOf(xml, root).find((child) => child.name === name) ?? null;
  const items = element === null ? [] : childrenOf(xml, element).map(({ start, end }) => xml.slice(start, end));
  return { element, items: items.length > 0 ? items : (FIRST[name] ?? []).map((first) => prefixed(first, root.prefix)) };
}
function unmark(fills, kept) {
  const ours = new Set(Object.values(RETURN_KINDS).map(({ colour }) => `FF${colour}`));
  const grounds = /* @__PURE__ */ new Map();
  for (const fill2 of fills) {
    const colour = solidColour(fill2);
    if (colour !== null && !ours.has(attributeOf(` ${colour}`, "rgb") ?? "")) grounds.set(colour, fill2);
  }
  fills.forEach((fill2, index) => {
    const colour = solidColour(fill2);
    if (colour === null || !ours.has(attributeOf(` ${colour}`, "rgb") ?? "")) return;
    fills[index] = (kept ? grounds.get(colourIn(fill2, "bgColor") ?? "") : void 0) ?? fills[0] ?? fill2;
  });
}
function solidColour(fill2) {
  return /\spatternType\s*=\s*["']solid["']/.test(fill2) ? colourIn(fill2, "fgColor") : null;
}
function colourIn(fill2, name) {
  return new RegExp(`<(?:[^\\s<>/]+:)?${name}\\s+([^>]*?)\\s*/?>`).exec(fill2)?.[1] ?? null;
}
function withFill(xf, fill2) {
  const tag = /^<[^>]*>/.exec(xf)?.[0] ?? "";
  return withAttribute(withAttribute(tag, "fillId", String(fill2)), "applyFill", "1") + xf.slice(tag.length);
}
function* listEdits(xml, root, lists) {
  const missing = [];
  for (const [name, { element, items }] of lists) {
    const body = `${items.join("")}</${root.prefix}${name}>`;
    if (element === null) missing.push(`<${root.prefix}${name} count="${items.length}">${body}`);
    else {
      const tag = withAttribute(tagOf(xml, element).replace(/\s*\/>$/, ">"), "count", String(items.length));
      yield { start: element.start, end: element.end, text: tag + body };
    }
  }
  if (missing.length === 0) return;
  const names = new Map(
    [...lists].filter(([, { element }]) => element === null).map(([name], at) => [name, missing[at] ?? ""])
  );
  yield* insertedInOrder(xml, root, names);
}
function* insertedInOrder(xml, root, missing) {
  const children = childrenOf(xml, root);
  const places = /* @__PURE__ */ new Map();
  let last = "";
  for (const [name, text] of missing) {
    const next = children.find((child) => ORDER.indexOf(child.name) > ORDER.indexOf(name));
    if (next === void 0) last += text;
    else places.set(next.start, (places.get(next.start) ?? "") + text);
  }
  for (const [start, text] of places) yield { start, end: start, text };
  if (last !== "") yield appended(xml, root, last);
}

// src/sheets/returned/zip-file.ts
import { closeSync, openSync, writeSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 as crc322, createDeflateRaw } from "node:zlib";
import pako from "pako";

// src/sheets/zip-parts.ts
import { crc32, inflateRawSync } from "node:zlib";
var LOCAL = 67324752;
var CENTRAL = 33639248;
var END = 101010256;
function unzipParts(bytes) {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(Buffer.from("504b0506", "hex"));
  const count = zip.readUInt16LE(end + 10);
  const parts = [];
  for (let index = 0, at = zip.readUInt32LE(end + 16); index < count; index++) {
    const packedSize = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    parts.push({
      name: zip.toString("utf8", at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      size: zip.readUInt32LE(at + 24),
      packed: zip.subarray(start, start + packedSize)
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}
function zipParts(parts, day) {
  const pieces = [];
  const directory = [];
  let offset = 0;
  for (const { packed, ...rest } of parts) {
    const fields = { ...rest, packedSize: packed.length };
    const header = localHeader(fields, day);
    pieces.push(header, packed);
    directory.push(centralEntry(fields, day, offset));
    offset += header.length + packed.length;
  }
  const size = directory.reduce((total, entry) => total + entry.length, 0);
  return Buffer.concat([...pieces, ...directory, endOfDirectory(parts.length, size, offset)]);
}
var LOCAL_HEADER = 30;
function localHeader(part, day) {
  const name = Buffer.from(part.name, "utf8");
  return Buffer.concat([number32(LOCAL), sharedFields(part, name.length, day), name]);
}
function centralEntry(part, day, offset) {
  const name = Buffer.from(part.name, "utf8");
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([number32(CENTRAL), Buffer.from([20, 0]), sharedFields(part, name.length, day), tail, name]);
}
function endOfDirectory(count, size, offset) {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
function storedPart(name, text) {
  const packed = Buffer.from(text, "utf8");
  return { name, method: 0, crc: crc32(packed), size: packed.length, packed };
}
function partText(part) {
  return (part.method === 0 ? Buffer.from(part.packed) : inflateRawSync(part.packed)).toString("utf8");
}
function sharedFields(part, nameLength, day) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(2048, 2);
  fields.writeUInt16LE(part.method, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(dosDate(day), 8);
  fields.writeUInt32LE(part.crc, 10);
  fields.writeUInt32LE(part.packedSize, 14);
  fields.writeUInt32LE(part.size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
function dosDate(day) {
  const year = Math.min(Math.max(Number(day.slice(0, 4)), 1980), 2107);
  return year - 1980 << 9 | Number(day.slice(5, 7)) << 5 | Number(day.slice(8, 10));
}
function number32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

// src/sheets/returned/zip-file.ts
var PACKED_ALIKE = 64 * 1024 * 1024;
var PIECE2 = 256 * 1024;
var LEVEL = 3;
function zipFile(path, day) {
  const handle = openSync(path, "w", 384);
  const directory = [];
  let at = 0;
  const write = (bytes) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done, at + done);
    at += bytes.length;
  };
  const part = async (name, fill2) => {
    const start = at;
    at += LOCAL_HEADER + Buffer.byteLength(name);
    const fields = { name, ...await fill2() };
    const end = at;
    at = start;
    write(localHeader(fields, day));
    at = end;
    directory.push(centralEntry(fields, day, start));
  };
  return {
    copy: ({ name, ...fields }, packed) => part(name, async () => {
      const start = at;
      for await (const bytes of packed) write(bytes);
      return { ...fields, packedSize: at - start };
    }),
    add: (name, pieces) => part(name, async () => {
      const start = at;
      const sum = { crc: 0, size: 0 };
      await deflate(inGoodPieces(pieces, sum), write);
      return { method: 8, ...sum, packedSize: at - start };
    }),
    end: () => {
      const offset = at;
      for (const entry of directory) write(entry);
      write(endOfDirectory(directory.length, at - offset, offset));
      closeSync(handle);
    },
    abandon: () => closeSync(handle)
  };
}
async function* inGoodPieces(pieces, sum) {
  let waiting = [];
  let length = 0;
  const take = () => {
    const bytes = Buffer.concat(waiting);
    sum.crc = crc322(bytes, sum.crc);
    sum.size += bytes.length;
    waiting = [];
    length = 0;
    return bytes;
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length >= PIECE2) yield take();
  }
  if (length > 0) yield take();
}
async function deflate(pieces, write) {
  const first = [];
  let size = 0;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    first.push(next.value);
    size += next.value.length;
    if (size > PACKED_ALIKE) return deflateLong(first, pieces, write);
  }
  const packer = new pako.Deflate({ raw: true, level: LEVEL });
  packer.onData = write;
  for (const piece of first) packer.push(piece, false);
  packer.push(new Uint8Array(0), true);
}
async function deflateLong(first, rest, write) {
  async function* all() {
    yield* first;
    yield* rest;
  }
  await pipeline(
    Readable.from(all()),
    createDeflateRaw({ level: LEVEL }),
    async (packed) => {
      for await (const bytes of packed) write(bytes);
    }
  );
}

// src/sheets/returned/write-returned.ts
async function writeReturned(source, problems, day, target) {
  if (source.kind === "xlsx") {
    const own = await openParts(source.path);
    try {
      return await writeFrom(own, source, problems, day, target);
    } catch (error) {
      if (error instanceof Error && "syscall" in error) throw error;
    } finally {
      own.close();
    }
  }
  await writeFrom(plainParts(source, RETURN_LIST), source, problems, day, target);
}
async function writeFrom(parts, source, problems, day, target) {
  const book = await openBook2(parts);
  const listed = listedSheets(book.xml).flatMap(({ name, relation }) => {
    const found = book.relations.find(({ id }) => id === relation);
    if (found === void 0 || wordOf(found) !== "worksheet") return [];
    return [{ name, relation, part: resolveTarget(book.part, found.target) }];
  });
  const raw = source.sheets.filter(({ name }) => name !== RETURN_LIST);
  const own = listed.filter(({ name }) => name !== RETURN_LIST);
  const old = listed.find(({ name }) => name === RETURN_LIST);
  if (own.length !== raw.length) throw new Error("sheets that were not read");
  const placed = placeProblems(
    raw,
    own.map(({ name }) => name),
    problems
  );
  const names = freeNames(parts);
  const sheets = [];
  for (const [at, { part }] of own.entries()) sheets.push(await openSheet(book, part, placed.sheets[at], names));
  const page = names("xl/worksheets/sheet", ".xml");
  const written = await changedParts(book, { page, old, sheets, placed });
  const zip = zipFile(target, day);
  try {
    for (const [name, text] of written.texts) await zip.add(name, [Buffer.from(text, "utf8")]);
    const there = written.styles !== null && parts.has(written.styles) ? await textOf(parts, written.styles) : null;
    const styles = stylesOf(there, !await fromLibreOffice(parts));
    const done = new Set([...written.texts.keys(), ...written.gone].map((name) => name.toLowerCase()));
    const add = async (name, pieces) => {
      done.add(name.toLowerCase());
      await zip.add(name, pieces);
    };
    await add(page, encoded(pageXml(source.file, day, placed.lines, styles, book.main)));
    for (const sheet of sheets) {
      if (written.returnedBefore || sheet.marks.marks.size > 0 || await isSelected(parts, sheet.part))
        await writeSheet(book, sheet, styles, add);
    }
    await add(written.styles ?? "xl/styles.xml", encoded([styles.xml()]));
    for (const name of parts.names) if (!done.has(name.toLowerCase())) await parts.copyTo(zip, name);
    zip.end();
  } catch (error) {
    zip.abandon();
    throw error;
  }
}
async function writeSheet(book, { part, marks, notes }, styles, add) {
  const { parts } = book;
  const seen = { measures: measuresOf("", /* @__PURE__ */ new Map()) };
  const plan = {
    marks: marks.marks,
    styleFor: styles.marked,
    page: RETURN_LIST,
    lines: marks.lines,
    drawing: notes?.relation ?? null,
    office: book.office
  };
  await add(part, patchSheet(parts.read(part), plan, seen));
  if (notes === null) return;
  const before = async (name) => parts.has(name) ? await textOf(parts, name) : null;
  const written = writeNotes(await before(notes.comments), marks.notes, book.main);
  await add(notes.comments, encoded([written.xml]));
  await add(notes.drawing, encoded([drawNotes(await before(notes.drawing), written, seen.measures)]));
}
async function fromLibreOffice(parts) {
  return parts.has("docProps/app.xml") && /(?:Libre|Open)Office/.test(await textOf(parts, "docProps/app.xml"));
}
async function isSelected(parts, part) {
  let head = "";
  for await (const piece of parts.read(part)) {
    head += Buffer.from(piece).toString("latin1");
    if (/<(?:[^\s<>/:]+:)?sheetData[\s/>]/.test(head)) break;
  }
  return /\stabSelected\s*=/.test(head);
}
function* encoded(pieces) {
  for (const piece of pieces) yield Buffer.from(piece, "utf8");
}

// src/sheets/settle-zip.ts
var CONTENT_TYPES = "[Content_Types].xml";
var ROOT_RELATIONS = "_rels/.rels";
var OFFICE2 = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
function settleZip(bytes, day, stamp = {}) {
  const parts = unzipParts(bytes).filter((part) => !part.name.endsWith("/"));
  return zipParts(Object.keys(stamp).length === 0 ? parts : stamped(parts, stamp), day);
}
function stamped(parts, stamp) {
  const type = `<Override PartName="/${STAMP_PART}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>`;
  const relation = `<Relationship Id="rIdStamp" Type="${OFFICE2}/custom-properties" Target="${STAMP_PART}"/>`;
  const changed = parts.filter((part) => part.name !== STAMP_PART).map((part) => {
    if (part.name === CONTENT_TYPES) return storedPart(part.name, withLast(partText(part), "</Types>", type));
    if (part.name === ROOT_RELATIONS) {
      return storedPart(part.name, withLast(partText(part), "</Relationships>", relation));
    }
    return part;
  });
  return [...changed, storedPart(STAMP_PART, stampXml(stamp))];
}
function withLast(xml, end, addition) {
  const at = xml.lastIndexOf(end);
  return xml.slice(0, at) + addition + xml.slice(at);
}

// src/sheets/write-workbook.ts
var WIDTHS = { least: 6, most: 48, sample: 400 };
async function writeWorkbook(tables, options) {
  const workbook = await newWorkbook(options.day, options.title);
  const names = [];
  for (const table of tables) {
    const name = sheetNameFor(table.sheet, names);
    names.push(name);
    addTable(workbook.addWorksheet(name), table);
  }
  return settleZip(new Uint8Array(await workbook.xlsx.writeBuffer()), options.day, options.stamp);
}
function addTable(sheet, table) {
  sheet.properties.defaultRowHeight = 18;
  sheet.views = [{ state: "frozen", ySplit: 1, showGridLines: false }];
  const looks = table.headings.map((_, index) => columnLook(table, index));
  const formulaLooks = looks.map((look) => ({ ...look, numFmt: "@" }));
  table.headings.forEach((heading2, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = columnWidth(heading2, index, table);
    const { border: _, ...style } = looks[index] ?? {};
    column.style = style;
  });
  const heading = sheet.addRow([...table.headings]);
  heading.height = 24;
  heading.eachCell((cell) => {
    cell.style = { font: font(10, "FFFFFF", true), fill: fill(COLOURS.key), alignment: CENTRE, border: BOX };
  });
  for (const cells of table.rows) {
    const row = sheet.addRow(cells.map((text, index) => cellValue(text, table.textColumns.has(index))));
    looks.forEach((look, index) => {
      const cell = row.getCell(index + 1);
      cell.style = startsFormula(cell.value) ? formulaLooks[index] ?? look : look;
    });
  }
  if (table.headings.length > 0) {
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: table.rows.length + 1, column: table.headings.length }
    };
  }
  sheet.pageSetup = {
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: "1:1",
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }
  };
  sheet.headerFooter.oddFooter = "&C&9&P / &N";
}
function columnLook(table, index) {
  const ground = table.grounds?.get(index);
  return {
    font: font(10),
    alignment: MIDDLE,
    border: BOX,
    ...table.textColumns.has(index) ? { numFmt: "@" } : {},
    ...ground === void 0 ? {} : { fill: fill(ground) }
  };
}
function cellValue(text, asText) {
  if (text === "") return null;
  if (asText || !/^-?\d{1,15}(\.\d+)?$/.test(text)) return text;
  const number = Number(text);
  return String(number) === text ? number : text;
}
function startsFormula(value) {
  return typeof value === "string" && /^[=+\-@]/.test(value);
}
function columnWidth(heading, index, table) {
  let width = displayWidth(heading) + 3;
  for (const row of table.rows.slice(0, WIDTHS.sample)) width = Math.max(width, displayWidth(row[index] ?? "") + 2);
  return Math.min(Math.max(width, WIDTHS.least), WIDTHS.most);
}

// bench/returned.ts
var ROWS = Number(process.argv[2] ?? "10388");
var FAULTS = Number(process.argv[3] ?? "1000");
var COLUMNS2 = 25;
var DAY = "2015-03-22";
var dir = mkdtempSync(join(tmpdir(), "gridbook-bench-"));
try {
  const file = join(dir, "\u6237\u60C5\u8868.xlsx");
  writeFileSync(file, await made());
  console.log(`${ROWS} rows \xD7 ${COLUMNS2} columns, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${FAULTS} faults`);
  const source = await readWorkbook(file);
  const sheet = source.sheets[0]?.name ?? "";
  const problems = Array.from({ length: FAULTS }, (_, at) => {
    const row = 2 + Math.floor(at * ROWS / FAULTS);
    const column = columnLetter(at % COLUMNS2);
    const message = `\u7B2C ${at} \u5904\uFF1A\u201C1998-02-30\u201D\u4E0D\u662F\u4E00\u5929\u3002\u8BF7\u7167\u8EAB\u4EFD\u8BC1\u6539\uFF0C\u4F8B\u5982 1998-02-03\u3002`;
    return { sheet, row, column, cell: column + row, severity: "error", kind: "date.invalid", message };
  });
  const started = performance.now();
  await writeReturned(source, problems, DAY, join(dir, "\u9000\u56DE.xlsx"));
  const ours = (performance.now() - started) / 1e3;
  const other = exceljsReadAndWrite(file, join(dir, "exceljs.xlsx"));
  console.log(`gridbook: ${ours.toFixed(2)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
  console.log(`exceljs, one read and one write: ${other.toFixed(2)} s`);
  console.log(`ratio ${(ours / other).toFixed(2)} (bound 1.00)`);
  if (ours > other) process.exitCode = 1;
} finally {
  rmSync(dir, { recursive: true });
}
async function made() {
  const headings = Array.from({ length: COLUMNS2 }, (_, at) => `\u7B2C${at + 1}\u5217`);
  const rows = Array.from(
    { length: ROWS },
    (_, row) => headings.map((_2, at) => at % 3 === 0 ? String(row * 7 + at) : `\u5E7F\u897F\u67F3\u5DDE\u5E02\u67F3\u5317\u533A${row * (at + 1) % 977}\u53F7`)
  );
  const table = { sheet: "\u5C45\u6C11\u57FA\u7840\u4FE1\u606F\u91C7\u96C6\u8868", headings, rows, textColumns: /* @__PURE__ */ new Set([1, 2]) };
  return writeWorkbook([table], { day: DAY, title: "bench" });
}
function exceljsReadAndWrite(from, to) {
  const library = pathToFileURL(join(process.cwd(), "node_modules/exceljs/excel.js")).href;
  const code = `
    const start = performance.now()
    const { default: exceljs } = await import(${JSON.stringify(library)})
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(${JSON.stringify(from)})
    await book.xlsx.writeFile(${JSON.stringify(to)})
    console.log((performance.now() - start) / 1000)`;
  const done = spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return Number(done.stdout);
}
