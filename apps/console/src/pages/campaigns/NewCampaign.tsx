import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Form, Input, InputNumber, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { get, post } from "../../api/http.ts";
import { sentenceOf } from "../../api/problem.ts";
import type { Shape } from "../../api/shapes.ts";
import { useText } from "../../i18n/index.ts";
import { PageHead } from "../../parts/PageHead.tsx";
import { Panel } from "../../parts/Panel.tsx";
import type { Unit } from "../roster/shapes.ts";
import { SeverityChoice } from "./SeverityChoice.tsx";
import { UnitPicker } from "./UnitPicker.tsx";

interface Draft {
  name: string;
  year: number;
  kind: string;
  schemeId: string;
  scope: "category" | "all" | "chosen";
  unitIds?: string[];
  severityAdjustment: "shown" | "used";
}
interface SchemeListing {
  scheme: Shape<"Scheme">;
  items: number;
  minutes: number;
}

const KINDS = ["annual", "daily", "special", "pre_appointment", "term"] as const;

export function Page() {
  const { t } = useTranslation();
  const text = useText();
  const navigate = useNavigate();
  const [form] = Form.useForm<Draft>();
  const scope = Form.useWatch("scope", form);
  const schemes = useQuery({ queryKey: ["schemes"], queryFn: () => get<SchemeListing[]>("/api/schemes") });
  const units = useQuery({
    queryKey: ["units"],
    queryFn: () => get<{ items: Unit[] }>("/api/units"),
  });
  const create = useMutation({
    mutationFn: ({ scope: chosen, unitIds, ...rest }: Draft) =>
      post<Shape<"Campaign">>("/api/campaigns", { ...rest, ...unitsOf(chosen, unitIds) }),
    onSuccess: ({ campaign }) => navigate({ to: `/campaigns/${campaign.campaignId}` }),
  });
  const year = new Date().getFullYear();
  const headed = (units.data?.items ?? []).filter((unit) => unit.head !== null);
  return (
    <>
      <PageHead title={t("campaign.create")} note={t("campaign.createNote")} />
      <Panel>
        {create.error && (
          <Alert type="error" showIcon style={{ marginBottom: 16 }} title={text(sentenceOf(create.error))} />
        )}
        <Form<Draft>
          form={form}
          layout="vertical"
          style={{ maxWidth: 720 }}
          initialValues={{ year, kind: "annual", scope: "category", severityAdjustment: "shown" }}
          onFinish={(draft) => create.mutate(draft)}
        >
          <Form.Item
            name="schemeId"
            label={t("campaign.scheme")}
            rules={[{ required: true, message: t("campaign.needScheme") }]}
          >
            <Select
              loading={schemes.isPending}
              options={(schemes.data ?? []).map(({ scheme, items, minutes }) => ({
                value: scheme.id,
                label: `${text(scheme.title)} (${t("scheme.length", { items, minutes })})`,
              }))}
              onChange={(id: string) => suggestName(id)}
            />
          </Form.Item>
          <Form.Item
            name="name"
            label={t("campaign.name")}
            rules={[{ required: true, message: t("campaign.needName") }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="year"
            label={t("campaign.year")}
            rules={[{ required: true, message: t("campaign.needYear") }]}
          >
            <InputNumber min={2000} max={2100} />
          </Form.Item>
          <Form.Item name="kind" label={t("campaign.kind")}>
            <Select options={KINDS.map((kind) => ({ value: kind, label: t(`campaign.kind.${kind}`) }))} />
          </Form.Item>
          <Form.Item name="scope" label={t("campaign.scope")}>
            <Radio.Group
              options={[
                { value: "category", label: t("campaign.scopeCategory") },
                { value: "all", label: t("campaign.scopeAll", { n: headed.length }) },
                { value: "chosen", label: t("campaign.scopeChosen") },
              ]}
            />
          </Form.Item>
          {scope === "chosen" && (
            <Form.Item
              name="unitIds"
              label={t("campaign.units")}
              rules={[{ required: true, message: t("campaign.needUnits") }]}
            >
              <UnitPicker />
            </Form.Item>
          )}
          <Form.Item name="severityAdjustment" label={t("severity.use")}>
            <SeverityChoice />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t("campaign.create")}
          </Button>
        </Form>
      </Panel>
    </>
  );

  /** The server takes the units of the category by itself. */
  function unitsOf(
    chosen: Draft["scope"],
    unitIds: string[] | undefined,
  ): { unitIds?: string[] | undefined } {
    if (chosen === "category") return {};
    return { unitIds: chosen === "all" ? headed.map((unit) => unit.unitId) : unitIds };
  }

  function suggestName(schemeId: string) {
    if (form.isFieldTouched("name")) return;
    const scheme = schemes.data?.find((one) => one.scheme.id === schemeId)?.scheme;
    if (scheme === undefined) return;
    form.setFieldValue(
      "name",
      t("campaign.suggestedName", {
        year: form.getFieldValue("year"),
        category: text(scheme.category.label),
      }),
    );
  }
}
