const shape = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-([a-z0-9][a-z0-9-]*)$/;

/**
 * The id of a record: sorts by time. Later than `last`, the newest id of the tenant, also where the clock was set back or did not
 * move: the order of ids is the order of the runs.
 */
export function recordId(tenant: string, now: Date, last: string | undefined): string {
  const after = last === undefined ? undefined : timeOf(last);
  const time = after === undefined ? now.getTime() : Math.max(now.getTime(), after + 1);
  return `${new Date(time).toISOString().replaceAll(/[-:.]/g, '')}-${tenant}`;
}

/** The tenant in an id; undefined for anything that is no id, whatever address it came from. */
export function tenantOfRecord(id: string): string | undefined {
  return shape.exec(id)?.[8];
}

function timeOf(id: string): number | undefined {
  const [, year, month, day, hour, minute, second, milliseconds] = shape.exec(id) ?? [];
  if (year === undefined) return undefined;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`);
}
