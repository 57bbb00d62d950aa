// Prints the dashboard's queries as Prometheus recording rules, so that promtool can check their syntax.
import { readFileSync } from "node:fs";

const dashboard = JSON.parse(readFileSync("deploy/grafana/headshot-bridge.json", "utf8"));
const queries = dashboard.panels.flatMap((panel) => panel.targets ?? []).concat(dashboard.annotations.list);
const rules = queries.map(({ expr }, i) => ({
  record: `dashboard:query${i}`,
  expr: expr.replaceAll("$instance", ".*").replaceAll("$__rate_interval", "1m"),
}));
// JSON is YAML too.
console.log(JSON.stringify({ groups: [{ name: "dashboard", rules }] }, null, 2));
