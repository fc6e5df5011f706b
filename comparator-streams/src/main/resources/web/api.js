// Asks the comparator. The token, where one is needed, is kept in this page only.

const PATIENCE_MS = 5000;

let token = "";

export function useToken(value) {
  token = value;
}

/** An answer that is not the one asked for; status 0 where there was none at all. */
export class ApiError extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export async function get(path) {
  let response;
  try {
    // Relative to this file, so that a path prefix of a proxy stays.
    response = await fetch(new URL(path, import.meta.url), {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(PATIENCE_MS),
      cache: "no-store",
    });
  } catch {
    throw new ApiError(0, "no answer");
  }
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  throw new ApiError(response.status, problem.detail ?? response.statusText);
}
