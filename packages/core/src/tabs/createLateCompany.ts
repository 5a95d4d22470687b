import type { Company, CompanyOptions } from './createCompany.js';

/** Stands in for company until its code has come. */
export interface LateCompany extends Company {
  /** Fetches the code; called again, it tries again after a failure. */
  join(): void;
}

/**
 * Makes the stand-in. What is to be told before the code is there is told then.
 *
 * @param onJoined the other tabs can be heard from now on; what they said before was missed.
 */
export function createLateCompany(options: CompanyOptions, onJoined: () => void): LateCompany {
  let loading: Promise<Company | undefined> | undefined;
  let company: Company | undefined;
  let isOver = false;

  async function load(): Promise<Company | undefined> {
    const { createCompany } = await import('./createCompany.js');
    if (isOver) return undefined;
    company = createCompany(options);
    onJoined();
    return company;
  }

  function join(): void {
    loading ??= load().catch(() => {
      loading = undefined;
      return undefined;
    });
  }

  return {
    join,
    tell: (news) => {
      join();
      if (company) company.tell(news);
      else loading?.then((joined) => joined?.tell(news));
    },
    touch: () => company?.touch(),
    still: () => company?.still(),
    stop: () => {
      isOver = true;
      company?.stop();
    },
  };
}
