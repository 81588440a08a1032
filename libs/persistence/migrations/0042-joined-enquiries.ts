import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An enquiry may turn out to belong to another, and go apart from it again: what came along is listed. */
export class JoinedEnquiries1767900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enquiry ADD joined_id uuid REFERENCES enquiry;
      CREATE INDEX enquiry_joined ON enquiry (joined_id) WHERE joined_id IS NOT NULL;
      CREATE TABLE enquiry_join (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, from_id uuid NOT NULL REFERENCES enquiry,
        into_id uuid NOT NULL REFERENCES enquiry, entry_id uuid NOT NULL, came jsonb NOT NULL,
        by_id uuid NOT NULL REFERENCES agent, at timestamptz(3) NOT NULL,
        undone_by_id uuid REFERENCES agent, undone_at timestamptz(3));
      CREATE INDEX enquiry_join_from ON enquiry_join (from_id);
      CREATE INDEX enquiry_join_into ON enquiry_join (into_id);
      DROP TRIGGER enquiry_state_of_commitment ON commitment;
      CREATE TRIGGER enquiry_state_of_commitment BEFORE INSERT OR UPDATE OF enquiry_id ON commitment
        FOR EACH ROW EXECUTE FUNCTION enquiry_state_of_commitment()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER enquiry_state_of_commitment ON commitment;
      CREATE TRIGGER enquiry_state_of_commitment BEFORE INSERT ON commitment
        FOR EACH ROW EXECUTE FUNCTION enquiry_state_of_commitment();
      DROP TABLE enquiry_join;
      DROP INDEX enquiry_joined;
      ALTER TABLE enquiry DROP joined_id`);
  }
}
