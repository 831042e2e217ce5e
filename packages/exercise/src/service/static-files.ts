import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wav": "audio/wav",
  ".webmanifest": "application/manifest+json",
};

export interface StaticFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  /** Its name holds a digest of its content, so that it never changes. */
  readonly isFixed: boolean;
}

/** The files of a bundled page, held in memory by their paths; nothing else is ever read for a request. */
export class StaticFiles {
  readonly #files: ReadonlyMap<string, StaticFile>;

  static async load(folder: string): Promise<StaticFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = new Map<string, StaticFile>();
    for (const entry of entries) {
      const type = TYPES[extname(entry.name)];
      if (!entry.isFile() || type === undefined) continue;
      const path = join(entry.parentPath, entry.name);
      const plain = await readFile(path);
      files.set(`/${relative(folder, path).split(sep).join("/")}`, {
        type,
        plain,
        gzip: gzipSync(plain, { level: 9 }),
        isFixed: /-[\w-]{8,}\.\w+$/.test(entry.name),
      });
    }
    return new StaticFiles(files);
  }

  /** Pages that were made by a program, such as those of a test. */
  constructor(files: ReadonlyMap<string, StaticFile>) {
    this.#files = files;
  }

  get(path: string): StaticFile | undefined {
    return this.#files.get(path);
  }
}
