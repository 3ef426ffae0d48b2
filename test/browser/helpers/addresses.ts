/** Where each view is looked at, by its path: a test compares the paths with those of the program. */
export const READ: Readonly<Record<string, readonly string[]>> = {
  '/': ['/', '/?asOf=2017-06-07', '/?readiness=EXPERIMENTAL&text=kernel', '/?gate=open', '/?sort=name'],
  '/projects/:slug': ['/projects/wireguard', '/projects/kspp'],
  '/records/:number': ['/records/1'],
  '/people/:handle': ['/people/riyazdf'],
  '/meetings': ['/meetings'],
  '/meetings/:key': ['/meetings/2017-05-24'],
  '/meetings/:key/revisions/:number': ['/meetings/2017-05-24/revisions/1'],
  '/matrix': ['/matrix'],
  '/timeline': ['/timeline'],
  '/combinations': [
    '/combinations',
    '/combinations?project=okernel&project=clear-containers&minimum=UNKNOWN',
  ],
  '/channel': ['/channel'],
  '/changes': ['/changes'],
  '/compare': ['/compare?from=2017-05-01&to=2017-08-01'],
  '/criteria': ['/criteria'],
  '/criteria/:key': ['/criteria/roadmap'],
  '/search': ['/search?q=wireguard', '/search'],
  '/about': ['/about'],
  '/brief': ['/brief?since=2017-07-19'],
  '/subscribe': ['/subscribe', '/subscribe?wrong=address'],
  '/subscribe/:token': ['/subscribe/0123456789'],
  '/unsubscribe/:token': ['/unsubscribe/0123456789'],
  '/imports': ['/imports'],
  '/sign-in': ['/sign-in'],
};

export const VIEWS: readonly string[] = [...Object.values(READ).flat(), '/no-such-page'];

/** What only those see who have signed in, by its path; the forms are looked at one by one. */
export const SIGNED_IN: Readonly<Record<string, readonly string[]>> = {
  '/cite': ['/cite?line=2017-05-24/1/21'],
  '/meetings/:key/run': ['/meetings/2017-08-16/run'],
  '/account': ['/account'],
  '/account/subscriptions': ['/account/subscriptions'],
  '/disputes': ['/disputes'],
  '/admin': ['/admin'],
  '/admin/tokens': ['/admin/tokens'],
  '/admin/sessions': ['/admin/sessions'],
  '/admin/audit': ['/admin/audit'],
};
