import type { AfterActionReport } from "../report/index.ts";

/** Key `hot-wash`, once the exercise has ended: what its people may read now, and until when. */
export type HotWashDocument = {
  readonly kind: "hot-wash";
} & (
  | {
      readonly phase: "open";
      /** Level of the report that this seat has at `/report`. */
      readonly disclosure: AfterActionReport["disclosure"]["level"];
      /** The seat may see the whole run again at `/replay`. */
      readonly replay: boolean;
      /** Milliseconds since the Unix epoch, at which the service closes by itself. */
      readonly closes: number;
    }
  /** The service is about to go away, and will not come back. */
  | { readonly phase: "closed" }
);
