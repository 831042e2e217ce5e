/**
 * What a request states, by the letters of UN-42.3. Budapest (BC-29.2) has (a) to (f); there
 * confidentiality is asked for under BC-27.8 and is no item of the request.
 * `field` is where the request message carries the item.
 */
export const REQUEST_ITEMS = [
  { id: "authority", field: "authority", letter: "a", title: "the authority that asks" },
  {
    id: "offence",
    field: "offence",
    letter: "b",
    title: "the offence and a short statement of the facts",
  },
  {
    id: "data",
    field: "data",
    letter: "c",
    title: "the data to preserve and their relation to the offence",
  },
  {
    id: "location",
    field: "location",
    letter: "d",
    title: "available information on the custodian or the location of the system",
  },
  { id: "necessity", field: "necessity", letter: "e", title: "why preservation is necessary" },
  {
    id: "intended-assistance",
    field: "intended_assistance",
    letter: "f",
    title: "that a request for mutual legal assistance is intended",
  },
  {
    id: "confidentiality",
    field: "confidentiality",
    letter: "g",
    title: "whether to keep the request confidential and not notify the user",
  },
] as const;

export type RequestItem = (typeof REQUEST_ITEMS)[number]["id"];
