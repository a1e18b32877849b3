using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Boundaries;

/// <summary>
/// Whatever is stored is a dated, audited field of a fact, the bookkeeping of facts, or on the reviewed list below with the
/// reason. A new column fails here until somebody has thought about it.
/// </summary>
public class NothingUntrackedTests
{
    /// <summary>Table and columns that are no facts, and why that is right.</summary>
    private static readonly (string Table, string Columns, string Why)[] Reviewed =
    [
        ("personnel_person", "id recorded_by", "identity: a key and nothing that changes"),
        ("organisation_office", "id recorded_by", "identity: a key and nothing that changes"),
        ("organisation_department_key", "id recorded_by", "identity: a key and nothing that changes"),
        ("organisation_position_key", "id recorded_by", "identity: a key and nothing that changes"),

        ("personnel_card", "id person_id valid_from valid_to recent name sex birth birth_key ethnic_group staff_number status main_post duties category duty_level level_since civil_service_rank prosecutor_grade grade_key grade_since post_since quota_status establishment_kind establishment_office_id education degree political_status management_authority work_start office_id office_name office_path department_id department_name line pinyin_key stroke_key roster_key", "projection of facts, rebuilt from them"),
        ("personnel_name_pair", "pair name_key person_id", "projection of facts, rebuilt from them"),
        ("personnel_blind_key", "purpose hash person_id", "projection of facts, rebuilt from them"),
        ("organisation_node", "id office_id valid_from valid_to made_by name short_name level office_kind unit_code parent_id path business_parent_id business_path", "projection of facts, rebuilt from them"),

        ("platform_ledger", "id last_change last_at next_id last_audit audit_head", "the ledger itself"),
        ("platform_change", "id at actor_id actor_name act basis basis_id reason document_number", "the ledger itself, written once"),
        ("platform_audit", "sequence at actor_id actor_name act subject_kind subject_id change_id detail digest link", "the audit chain itself, written once"),
        ("platform_version", "subject_kind subject_id kind change_id", "the ledger's index of last changes"),

        ("platform_account", "id user_name normalized_user_name display_name person_id language password_hash password_changed_at must_change_password security_stamp concurrency_stamp disabled created_at last_sign_in_at tour_ended_at", "an account, no fact about a person; its changes are audited"),
        ("platform_grant", "id account_id role office_id line highest_authority valid_from valid_to reason granted_at granted_by granted_by_name ended_at ended_by_name", "dated by itself, ended and never deleted, audited"),
        ("platform_token", "id account_id name beginning digest created_at expires_at revoked_at", "an account's token; audited"),
        ("platform_sign_in_tries", "key failed last_at", "counter against guessing; emptied"),
        ("platform_idempotency", "account_id key fingerprint status content_type sealed_body at", "answers to repeated posts; emptied after a day"),
        ("platform_protection_key", "id friendly_name sealed", "key of cookies; no data"),
        ("platform_setting", "key value changed_at changed_by_name", "setting of the installation; changes are audited"),
        ("platform_job", "id kind title state payload checkpoint result account_id account_name created_at started_at finished_at attempts lease_owner lease_until progress_done progress_total progress_note cancel_requested error_code error_zh error_en", "work in the background; what it writes goes through the ledger"),

        ("personnel_saved_filter", "id account_id account_name name query shared_with shared_below saved_at", "an account's view of a list, no fact and no people; saving and removing are audited"),
        ("personnel_peer_group", "account_id traits question kept_at", "whom an account sets a person beside, no fact; keeping is audited"),
        ("personnel_roster_template", "id account_id account_name name query shared_with shared_below saved_at", "a way to make a roster, no fact and no people; saving and removing are audited"),
        ("personnel_saved_question", "id account_id account_name name question shared_with shared_below saved_at", "a question an account keeps, no fact and no answer; saving and removing are audited"),
        ("personnel_check_rule", "id code version group owner_id target_id zh en text message_zh message_en source class valid_from valid_to written_by written_at bound_by bound_reason bound_document ended_by end_reason", "rules as data, a row a version; writing, binding and ending are audited"),
        ("personnel_check_run", "id office_id path day is_trial account_id started_by started_at finished_at people", "figures computed from facts; start and end are audited"),
        ("personnel_check_run_rule", "run_id rule_id failing unclear", "figures computed from facts"),
        ("personnel_check_run_office", "run_id office_id people", "figures computed from facts"),
        ("personnel_check_result", "run_id rule_id person_id row_id is_unclear office_id class", "figures computed from facts; keys, no values"),
        ("personnel_file_check", "id person_id item state sealed_value sealed_basis sealed_note checked_on checked_by checked_by_id at superseded_by", "findings in the paper file, written once and superseded, audited; facts are corrected by acts of their own"),
        ("personnel_finding_dismissal", "id person_id finding reason by at withdrawn_by withdrawn_at", "a difference somebody let stand, a digest and no value; letting stand and withdrawing are audited"),
        ("personnel_correction_request", "id person_id kind field row_id account_id at state answered_at answered_by sealed_text sealed_answer", "a request, no fact; answered by acts of the record"),

        ("exchange_import", "id source received_at received_by received_by_id office_id as_of state version reason files files_read rows new changed same conflicts candidates errors waiting to_place content committed_by decided_by decided_at reviewed_by seen_change", "holding area: what was received and how it was settled; facts begin with the commit"),
        ("exchange_import_file", "id import_id name format size state sealed_content sealed_picture", "holding area"),
        ("exchange_import_row", "id import_id file_id order number name birth unit_text unit_office_id person_id matched_by candidate_people candidate_rows is_declared_new is_to_place merged_into verdict decision reason_code reason_zh reason_en waiting_fields seen_versions sealed_payload committed_by missing effect", "holding area"),
        ("exchange_import_field", "id import_id row_id kind field key act from source verdict decision reason_zh reason_en sealed_old sealed_new committed_by", "holding area"),
        ("exchange_name_mapping", "id table name written target office_id import_id by at withdrawn_by withdrawn_at", "what a name in files means, settled once; settling and withdrawing are audited"),
        ("exchange_notice", "id import_id file_id row_id file sheet row column element code weight sealed_text", "holding area"),
        ("exchange_form", "id person_id import_id file_id row_id format received_at received_from form_date sealed_content sealed_keys sealed_picture committed_by withdrawn_by", "a received document kept whole, as it came"),
        ("exchange_meeting_pack", "id account_id title query papers people created_at job_id file_name size sealed_content", "a file handed out, under the cipher; making, fetching and removing are audited; gone after seven days"),
        ("exchange_to_place", "id import_id person_id unit_text under_office_id listed_by settled_by", "list of people to place; settled by acts of the record"),

        ("selection_process", "id title kind office_id started_on state highest_authority version created_by created_by_name created_at sealed_stop_reason stopped_by_name stopped_on confirmed_by_name confirmed_at change_id", "a matter in hand, no fact; every change of it is audited, its appointments become facts when confirmed"),
        ("selection_step", "id process_id step part on body document_number note notice_to objections effective_on result recorded_by recorded_by_name recorded_at superseded_by correction_reason", "dated by itself, superseded and never deleted, audited"),
        ("selection_act", "id matter_id order person_id kind manner office_id department_id post_name post_code nature is_leading fact_id code moves", "what a matter proposes; it becomes facts when confirmed"),
        ("selection_paper_decision", "id office_id body meeting document_number decided_on effective_on reason state version seen_versions entered_by entered_by_name entered_at checked_by checked_by_name checked_at answer change_id withdrawn_by_name withdrawn_at withdrawal_reason", "a decision as entered, audited; its facts begin with the check"),
        ("selection_procedure", "id kind valid_from steps notice_days probation_months basis set_by_name set_at", "dated by itself, never changed, audited"),
    ];

    [Fact]
    public async Task Every_stored_field_is_a_dated_fact_or_reviewed()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await using var db = await database.OpenAsync();
        Nothing.Of(Untracked(db).Except(ReviewedColumns));
    }

    [Fact]
    public async Task The_reviewed_list_names_nothing_that_is_gone()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await using var db = await database.OpenAsync();
        Nothing.Of(ReviewedColumns.Except(Untracked(db)));
        Assert.All(Reviewed, r => Assert.NotEmpty(r.Why));
    }

    [Fact]
    public void Every_property_of_a_fact_is_declared_as_a_field()
    {
        var bookkeeping = typeof(Fact).GetProperties().Select(p => p.Name).ToHashSet();
        Assert.Empty(TestDatabase.Kinds.All.SelectMany(kind => kind.Entity.GetProperties()
            .Where(p => !bookkeeping.Contains(p.Name) && kind.Fields.All(f => f.Property.Name != p.Name))
            .Select(p => $"{kind.Key}: {p.Name}")));
    }

    private static IEnumerable<string> ReviewedColumns => Reviewed.SelectMany(r => r.Columns.Split(' ').Select(c => $"{r.Table}.{c}"));

    /// <summary>Columns of tables that are not fact tables, and columns of fact tables that are no field.</summary>
    private static IEnumerable<string> Untracked(DuoshiDb db)
    {
        var kinds = TestDatabase.Kinds.All.ToDictionary(k => k.Entity);
        var bookkeeping = typeof(Fact).GetProperties().Select(p => p.Name).ToHashSet();
        return
            from entity in db.Model.GetEntityTypes()
            from property in entity.GetProperties()
            let isField = kinds.TryGetValue(entity.ClrType, out var kind) && (bookkeeping.Contains(property.Name) || kind.Fields.Any(f => f.Property.Name == property.Name))
            where !isField
            select $"{entity.GetTableName()}.{property.GetColumnName()}";
    }
}
