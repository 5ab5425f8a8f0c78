/**
 * One table holds every chain. `register` is a chain too: each of its entries opens another one, whose first entry
 * follows it, and says how far the others had got. `body` is what counts, and what its hash is of; the other columns
 * repeat it, so that they can be searched, and `npm run audit:verify` compares them.
 */
export const auditTables = `
  CREATE TABLE orgraph_audit_entries (
    chain uuid NOT NULL,
    seq integer NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    body text NOT NULL,
    previous text NOT NULL,
    hash text NOT NULL,
    seal text,
    at text COLLATE "C" NOT NULL,
    opens uuid,
    begun integer,
    caller text,
    mutation text,
    source text,
    outcome text,
    PRIMARY KEY (chain, seq)
  );
  CREATE UNIQUE INDEX orgraph_audit_position ON orgraph_audit_entries (position);
  CREATE UNIQUE INDEX orgraph_audit_opens ON orgraph_audit_entries (opens) WHERE opens IS NOT NULL;
  CREATE UNIQUE INDEX orgraph_audit_begun ON orgraph_audit_entries (chain, begun) WHERE begun IS NOT NULL;
  CREATE INDEX orgraph_audit_at ON orgraph_audit_entries (at, position);
  CREATE INDEX orgraph_audit_caller ON orgraph_audit_entries (left(caller, 100), position) WHERE caller IS NOT NULL;
  CREATE INDEX orgraph_audit_mutation ON orgraph_audit_entries (mutation, position) WHERE mutation IS NOT NULL;
  CREATE INDEX orgraph_audit_source ON orgraph_audit_entries (source, position) WHERE source IS NOT NULL;
`;

/** In the place of a chain's id: the chain of chains. */
export const register = '00000000-0000-0000-0000-000000000000';

/** `npm run audit:verify` compares these texts, too: `when` is as PostgreSQL tells it. */
export const rules: readonly { readonly name: string; readonly when: string; readonly does: string }[] = [
  {
    name: 'orgraph_audit_follow',
    when: 'BEFORE INSERT ON orgraph_audit_entries FOR EACH ROW',
    does: `
DECLARE last record;
BEGIN
  SELECT seq, hash INTO last FROM orgraph_audit_entries WHERE chain = NEW.chain ORDER BY seq DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT 0 AS seq, hash INTO last FROM orgraph_audit_entries WHERE opens = NEW.chain;
  END IF;
  IF NOT FOUND AND NEW.chain = '${register}' THEN
    SELECT 0 AS seq, repeat('0', 64) AS hash INTO last;
  END IF;
  IF last IS NULL OR NEW.seq <> last.seq + 1 OR NEW.previous <> last.hash THEN
    RAISE EXCEPTION 'an entry of the audit log follows the last';
  END IF;
  RETURN NEW;
END`,
  },
  {
    name: 'orgraph_audit_stay',
    when: 'BEFORE DELETE OR UPDATE OR TRUNCATE ON orgraph_audit_entries FOR EACH STATEMENT',
    does: `
BEGIN
  RAISE EXCEPTION 'the audit log is never changed';
END`,
  },
];

/** Of the tables; a later one would tell here how it comes of the one before. */
const format = 1;

export const formatNote = `orgraph audit log, format ${format}`;

export const createTables = [
  auditTables,
  ...rules.map(
    ({ name, when, does }) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $rule$${does}$rule$;
  CREATE TRIGGER ${name} ${when} EXECUTE FUNCTION ${name}();`,
  ),
  `COMMENT ON TABLE orgraph_audit_entries IS '${formatNote}';`,
].join('');
