import type { StatedItems } from "@contactpoint/protocol";
import { one } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField, Field, TextField } from "./field.tsx";
import { PhraseField } from "./phrase-field.tsx";

/** What a person enters into the form of the article, as text. */
export interface FormText {
  organisation: string;
  offence: string;
  provision: string;
  facts: string;
  provider: string;
  account: string;
  ip: string;
  ip_at: string;
  ip_zone: string;
  data_class: "subscriber" | "traffic" | "content";
  relation: string;
  expiry: string;
  custodian: string;
  reasons: string;
  assistance: string;
  confidential: boolean;
}

export const EMPTY_FORM: FormText = {
  organisation: "",
  offence: "",
  provision: "",
  facts: "",
  provider: "",
  account: "",
  ip: "",
  ip_at: "",
  ip_zone: "",
  data_class: "traffic",
  relation: "",
  expiry: "",
  custodian: "",
  reasons: "",
  assistance: "",
  confidential: true,
};

/** The items that are stated in full; what is left empty is left out of the request. */
export function statedFrom(form: FormText): StatedItems {
  const stated: StatedItems = {};
  if (form.organisation !== "") stated.authority = { organisation: form.organisation };
  if (form.offence !== "" && form.facts !== "")
    stated.offence = {
      offence: form.offence,
      provisions: form.provision === "" ? [] : [form.provision],
      facts: form.facts,
    };
  const identifiers = identifiersOf(form);
  if (form.provider !== "" && form.relation !== "" && identifiers.length > 0)
    stated.data = {
      items: [
        {
          provider: form.provider,
          data_class: form.data_class,
          identifiers,
          stated_expiry: form.expiry === "" ? null : Date.parse(`${form.expiry}Z`),
        },
      ],
      relation_to_offence: form.relation,
    };
  if (form.custodian !== "") stated.location = { custodian: form.custodian, location: null };
  if (form.reasons !== "") stated.necessity = { reasons: form.reasons };
  if (form.assistance !== "") stated.intended_assistance = { authority: form.assistance };
  stated.confidentiality = {
    keep_confidential: form.confidential,
    notify_user: !form.confidential,
  };
  return stated;
}

type Identifiers = NonNullable<StatedItems["data"]>["items"][number]["identifiers"];

function identifiersOf(form: FormText): Identifiers {
  const found: Identifiers = [];
  if (form.account !== "") found.push({ kind: "account", value: form.account });
  if (form.ip !== "" && form.ip_at !== "")
    found.push({
      kind: "ip-address",
      address: form.ip,
      at: form.ip_at,
      zone: form.ip_zone === "" ? null : form.ip_zone,
    });
  return found;
}

/** The form of the article, item by item, with help for each. */
export function StatedForm({
  form,
  onChange,
}: {
  form: FormText;
  onChange: (form: FormText) => void;
}) {
  const set = (part: Partial<FormText>): void => onChange({ ...form, ...part });
  return (
    <>
      <p class="help">{t("phrase.help")}</p>
      <fieldset>
        <legend>{t("item.authority")}</legend>
        <TextField
          label={t("item.authority.help")}
          value={form.organisation}
          onInput={(organisation) => set({ organisation })}
        />
      </fieldset>
      <fieldset>
        <legend>{t("item.offence")}</legend>
        <p class="help">{t("item.offence.help")}</p>
        <TextField
          label={t("offence.name")}
          value={form.offence}
          onInput={(offence) => set({ offence })}
        />
        <TextField
          label={t("offence.provision")}
          value={form.provision}
          onInput={(provision) => set({ provision })}
        />
        <PhraseField
          use="facts"
          label={t("offence.facts")}
          value={form.facts}
          onInput={(facts) => set({ facts })}
        />
      </fieldset>
      <DataFields form={form} set={set} />
      <fieldset>
        <legend>{t("item.location")}</legend>
        <TextField
          label={t("item.location.help")}
          value={form.custodian}
          onInput={(custodian) => set({ custodian })}
        />
      </fieldset>
      <fieldset>
        <legend>{t("item.necessity")}</legend>
        <PhraseField
          use="necessity"
          label={t("item.necessity.help")}
          value={form.reasons}
          onInput={(reasons) => set({ reasons })}
        />
      </fieldset>
      <fieldset>
        <legend>{t("item.intended-assistance")}</legend>
        <TextField
          label={t("item.intended-assistance.help")}
          value={form.assistance}
          onInput={(assistance) => set({ assistance })}
        />
      </fieldset>
      <fieldset>
        <legend>{t("item.confidentiality")}</legend>
        <label class="check">
          <input
            type="checkbox"
            checked={form.confidential}
            onChange={(event) => set({ confidential: event.currentTarget.checked })}
          />
          {t("confidential.keep")}
        </label>
      </fieldset>
    </>
  );
}

function DataFields({ form, set }: { form: FormText; set: (part: Partial<FormText>) => void }) {
  const providers = one("exercise", "exercise")?.providers ?? [];
  const classes = ["subscriber", "traffic", "content"] as const;
  return (
    <fieldset>
      <legend>{t("item.data")}</legend>
      <p class="help">{t("item.data.help")}</p>
      <ChoiceField
        label={t("field.provider")}
        value={form.provider}
        choices={[
          { value: "", text: t("field.choose") },
          ...providers.map(({ id, state }) => ({ value: id, text: `${id} (${state})` })),
        ]}
        onChange={(provider) => set({ provider })}
      />
      <ChoiceField
        label={t("data.class")}
        value={form.data_class}
        choices={classes.map((value) => ({ value, text: t(`data.${value}`) }))}
        onChange={(value) => set({ data_class: classes.find((one) => one === value) ?? "traffic" })}
      />
      <TextField
        label={t("data.account")}
        value={form.account}
        onInput={(account) => set({ account })}
      />
      <div class="row">
        <TextField label={t("data.ip")} value={form.ip} onInput={(ip) => set({ ip })} />
        <Field label={t("data.ip.at")}>
          {(id) => (
            <input
              id={id}
              type="datetime-local"
              value={form.ip_at}
              onInput={(event) => set({ ip_at: event.currentTarget.value })}
            />
          )}
        </Field>
        <TextField
          label={t("data.ip.zone")}
          value={form.ip_zone}
          placeholder="+01:00"
          onInput={(ip_zone) => set({ ip_zone })}
        />
      </div>
      {form.ip !== "" && form.ip_zone === "" && <p class="warning">{t("zone.missing")}</p>}
      <PhraseField
        use="relation"
        label={t("data.relation")}
        value={form.relation}
        onInput={(relation) => set({ relation })}
      />
      <Field label={t("data.expiry")}>
        {(id) => (
          <input
            id={id}
            type="datetime-local"
            value={form.expiry}
            onInput={(event) => set({ expiry: event.currentTarget.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
