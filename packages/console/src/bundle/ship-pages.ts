import { shipPages } from "./console-pages.ts";

// Run when packages are built for publication.
await shipPages();
