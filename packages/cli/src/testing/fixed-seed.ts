import fc from "fast-check";

// Tests are deterministic: properties draw from one seed unless they name their own. Another is
// tried by FC_SEED=… pnpm test, which is how a hunt goes on.
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20270101) });
