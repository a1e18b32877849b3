using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "exchange_form",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    format = table.Column<byte>(type: "INTEGER", nullable: false),
                    sealed_content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_picture = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sealed_keys = table.Column<string>(type: "TEXT", nullable: false),
                    form_date = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_from = table.Column<string>(type: "TEXT", nullable: false),
                    committed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_form", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_import",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    received_by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    received_by = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    as_of = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    committed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    files = table.Column<int>(type: "INTEGER", nullable: false),
                    files_read = table.Column<int>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    @new = table.Column<int>(name: "new", type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    same = table.Column<int>(type: "INTEGER", nullable: false),
                    conflicts = table.Column<int>(type: "INTEGER", nullable: false),
                    candidates = table.Column<int>(type: "INTEGER", nullable: false),
                    errors = table.Column<int>(type: "INTEGER", nullable: false),
                    to_place = table.Column<int>(type: "INTEGER", nullable: false),
                    waiting = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_import_field",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_old = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_new = table.Column<string>(type: "TEXT", nullable: true),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    act = table.Column<byte>(type: "INTEGER", nullable: false),
                    verdict = table.Column<byte>(type: "INTEGER", nullable: false),
                    decision = table.Column<byte>(type: "INTEGER", nullable: false),
                    reason_zh = table.Column<string>(type: "TEXT", nullable: true),
                    reason_en = table.Column<string>(type: "TEXT", nullable: true),
                    committed_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_import_field", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_import_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    format = table.Column<byte>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sealed_content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sealed_picture = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_import_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_import_row",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    birth = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_payload = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    matched_by = table.Column<string>(type: "TEXT", nullable: true),
                    candidate_people = table.Column<string>(type: "TEXT", nullable: true),
                    candidate_rows = table.Column<string>(type: "TEXT", nullable: true),
                    is_declared_new = table.Column<bool>(type: "INTEGER", nullable: false),
                    merged_into = table.Column<long>(type: "INTEGER", nullable: true),
                    verdict = table.Column<byte>(type: "INTEGER", nullable: false),
                    decision = table.Column<byte>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    reason_zh = table.Column<string>(type: "TEXT", nullable: true),
                    reason_en = table.Column<string>(type: "TEXT", nullable: true),
                    unit_text = table.Column<string>(type: "TEXT", nullable: true),
                    unit_office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    is_to_place = table.Column<bool>(type: "INTEGER", nullable: false),
                    seen_versions = table.Column<string>(type: "TEXT", nullable: true),
                    waiting_fields = table.Column<int>(type: "INTEGER", nullable: false),
                    committed_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_import_row", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_notice",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_id = table.Column<long>(type: "INTEGER", nullable: true),
                    row_id = table.Column<long>(type: "INTEGER", nullable: true),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    sheet = table.Column<string>(type: "TEXT", nullable: true),
                    row = table.Column<int>(type: "INTEGER", nullable: true),
                    column = table.Column<int>(type: "INTEGER", nullable: true),
                    element = table.Column<string>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    weight = table.Column<byte>(type: "INTEGER", nullable: false),
                    sealed_text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_to_place",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: false),
                    under_office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_text = table.Column<string>(type: "TEXT", nullable: false),
                    listed_by = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_to_place", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_department",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    line = table.Column<string>(type: "TEXT", nullable: true),
                    sibling_order = table.Column<int>(type: "INTEGER", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    department_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_department", x => x.id);
                    table.CheckConstraint("ck_organisation_department_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_department_key",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_department_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_node",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    short_name = table.Column<string>(type: "TEXT", nullable: true),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    office_kind = table.Column<string>(type: "TEXT", nullable: true),
                    unit_code = table.Column<string>(type: "TEXT", nullable: true),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    business_parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    business_path = table.Column<string>(type: "TEXT", nullable: false),
                    made_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_node", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_office",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_office_establishment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    establishment_kind = table.Column<string>(type: "TEXT", nullable: true),
                    authorised = table.Column<int>(type: "INTEGER", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office_establishment", x => x.id);
                    table.CheckConstraint("ck_organisation_office_establishment_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_office_existence",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office_existence", x => x.id);
                    table.CheckConstraint("ck_organisation_office_existence_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_office_leadership",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    post = table.Column<string>(type: "TEXT", nullable: true),
                    authorised = table.Column<int>(type: "INTEGER", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office_leadership", x => x.id);
                    table.CheckConstraint("ck_organisation_office_leadership_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_office_name",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    short_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    document_prefix = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office_name", x => x.id);
                    table.CheckConstraint("ck_organisation_office_name_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_office_place",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    business_parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    level = table.Column<string>(type: "TEXT", nullable: true),
                    office_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    region_code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    sibling_order = table.Column<int>(type: "INTEGER", nullable: true),
                    certainty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office_place", x => x.id);
                    table.CheckConstraint("ck_organisation_office_place_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_office_succession",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: true),
                    successor_id = table.Column<long>(type: "INTEGER", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_office_succession", x => x.id);
                    table.CheckConstraint("ck_organisation_office_succession_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_position",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    post_code = table.Column<string>(type: "TEXT", nullable: true),
                    level = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    sibling_order = table.Column<int>(type: "INTEGER", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_position", x => x.id);
                    table.CheckConstraint("ck_organisation_position_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "organisation_position_key",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_position_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_appointment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    manner = table.Column<string>(type: "TEXT", nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    office_name = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    position_id = table.Column<long>(type: "INTEGER", nullable: true),
                    post_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    post_code = table.Column<string>(type: "TEXT", nullable: true),
                    nature = table.Column<string>(type: "TEXT", nullable: true),
                    line = table.Column<string>(type: "TEXT", nullable: true),
                    is_leading = table.Column<bool>(type: "INTEGER", nullable: true),
                    team_member = table.Column<string>(type: "TEXT", nullable: true),
                    order_among_own = table.Column<int>(type: "INTEGER", nullable: true),
                    order_in_group = table.Column<int>(type: "INTEGER", nullable: true),
                    in_charge_of = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    selection_method = table.Column<string>(type: "TEXT", nullable: true),
                    exceptional = table.Column<bool>(type: "INTEGER", nullable: true),
                    removal_document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    removal_way = table.Column<string>(type: "TEXT", nullable: true),
                    change_reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    prints = table.Column<bool>(type: "INTEGER", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_appointment", x => x.id);
                    table.CheckConstraint("ck_personnel_appointment_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_assessment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_assessment", x => x.id);
                    table.CheckConstraint("ck_personnel_assessment_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_blind_key",
                columns: table => new
                {
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_blind_key", x => new { x.purpose, x.hash, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "personnel_card",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recent = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    pinyin_key = table.Column<string>(type: "TEXT", nullable: false),
                    stroke_key = table.Column<string>(type: "TEXT", nullable: false),
                    sex = table.Column<string>(type: "TEXT", nullable: true),
                    birth = table.Column<string>(type: "TEXT", nullable: true),
                    birth_key = table.Column<string>(type: "TEXT", nullable: false),
                    ethnic_group = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    office_path = table.Column<string>(type: "TEXT", nullable: false),
                    department_id = table.Column<long>(type: "INTEGER", nullable: true),
                    department_name = table.Column<string>(type: "TEXT", nullable: true),
                    duties = table.Column<string>(type: "TEXT", nullable: true),
                    main_post = table.Column<string>(type: "TEXT", nullable: true),
                    line = table.Column<string>(type: "TEXT", nullable: true),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    duty_level = table.Column<string>(type: "TEXT", nullable: true),
                    civil_service_rank = table.Column<string>(type: "TEXT", nullable: true),
                    prosecutor_grade = table.Column<string>(type: "TEXT", nullable: true),
                    grade_key = table.Column<string>(type: "TEXT", nullable: false),
                    quota_status = table.Column<string>(type: "TEXT", nullable: true),
                    establishment_kind = table.Column<string>(type: "TEXT", nullable: true),
                    establishment_office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    political_status = table.Column<string>(type: "TEXT", nullable: true),
                    education = table.Column<string>(type: "TEXT", nullable: true),
                    degree = table.Column<string>(type: "TEXT", nullable: true),
                    management_authority = table.Column<string>(type: "TEXT", nullable: true),
                    staff_number = table.Column<string>(type: "TEXT", nullable: true),
                    work_start = table.Column<string>(type: "TEXT", nullable: true),
                    post_since = table.Column<string>(type: "TEXT", nullable: true),
                    grade_since = table.Column<string>(type: "TEXT", nullable: true),
                    level_since = table.Column<string>(type: "TEXT", nullable: true),
                    roster_key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_card", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_civil_service_rank",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    rank = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_civil_service_rank", x => x.id);
                    table.CheckConstraint("ck_personnel_civil_service_rank_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_contact",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_phone = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    mobile = table.Column<string>(type: "TEXT", nullable: true),
                    home_phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    home_address = table.Column<string>(type: "TEXT", nullable: true),
                    office_address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_contact", x => x.id);
                    table.CheckConstraint("ck_personnel_contact_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_correction_request",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: true),
                    field = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    sealed_text = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_answer = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_correction_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_duty_level",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_duty_level", x => x.id);
                    table.CheckConstraint("ck_personnel_duty_level_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_education",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    education_code = table.Column<string>(type: "TEXT", nullable: true),
                    education_name = table.Column<string>(type: "TEXT", maxLength: 108, nullable: true),
                    degree_code = table.Column<string>(type: "TEXT", nullable: true),
                    degree_name = table.Column<string>(type: "TEXT", maxLength: 108, nullable: true),
                    mode = table.Column<string>(type: "TEXT", nullable: true),
                    school = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    major = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    major_code = table.Column<string>(type: "TEXT", nullable: true),
                    entered = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    degree_on = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    years = table.Column<decimal>(type: "TEXT", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_education", x => x.id);
                    table.CheckConstraint("ck_personnel_education_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_education_summary",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    education = table.Column<string>(type: "TEXT", maxLength: 108, nullable: true),
                    degree = table.Column<string>(type: "TEXT", maxLength: 108, nullable: true),
                    education_school = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    degree_school = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_education_summary", x => x.id);
                    table.CheckConstraint("ck_personnel_education_summary_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    former_unit = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    former_post = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    registered_on = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    by_examination = table.Column<bool>(type: "INTEGER", nullable: true),
                    selected_graduate = table.Column<bool>(type: "INTEGER", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_entry", x => x.id);
                    table.CheckConstraint("ck_personnel_entry_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_establishment_held",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    establishment_kind = table.Column<string>(type: "TEXT", nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_establishment_held", x => x.id);
                    table.CheckConstraint("ck_personnel_establishment_held_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_exit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    way = table.Column<string>(type: "TEXT", nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    transferred_to = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    retirement_kind = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_exit", x => x.id);
                    table.CheckConstraint("ck_personnel_exit_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_family_member",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    relation = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    birth = table.Column<string>(type: "TEXT", nullable: true),
                    political_status = table.Column<string>(type: "TEXT", nullable: true),
                    workplace = table.Column<string>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_family_member", x => x.id);
                    table.CheckConstraint("ck_personnel_family_member_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_identity",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    sex = table.Column<string>(type: "TEXT", nullable: true),
                    birth = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    ethnic_group = table.Column<string>(type: "TEXT", nullable: true),
                    native_place = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    birth_place = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    grew_up_in = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    work_start = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    health = table.Column<string>(type: "TEXT", nullable: true),
                    identity_number = table.Column<string>(type: "TEXT", nullable: true),
                    speciality = table.Column<string>(type: "TEXT", maxLength: 220, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_identity", x => x.id);
                    table.CheckConstraint("ck_personnel_identity_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_legal_qualification",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    certificate_number = table.Column<string>(type: "TEXT", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_legal_qualification", x => x.id);
                    table.CheckConstraint("ck_personnel_legal_qualification_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_management_authority",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    authority = table.Column<string>(type: "TEXT", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_management_authority", x => x.id);
                    table.CheckConstraint("ck_personnel_management_authority_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_name_pair",
                columns: table => new
                {
                    pair = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_name_pair", x => new { x.pair, x.name_key, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "personnel_person",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_photo",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    picture = table.Column<byte[]>(type: "BLOB", nullable: true),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_photo", x => x.id);
                    table.CheckConstraint("ck_personnel_photo_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_police_rank",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    rank = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_police_rank", x => x.id);
                    table.CheckConstraint("ck_personnel_police_rank_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_political_status",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    joined = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    joined_text = table.Column<string>(type: "TEXT", maxLength: 36, nullable: true),
                    second_party = table.Column<string>(type: "TEXT", nullable: true),
                    third_party = table.Column<string>(type: "TEXT", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_political_status", x => x.id);
                    table.CheckConstraint("ck_personnel_political_status_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_professional_title",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    obtained_by = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_professional_title", x => x.id);
                    table.CheckConstraint("ck_personnel_professional_title_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_prosecutor_grade",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    promotion_way = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_prosecutor_grade", x => x.id);
                    table.CheckConstraint("ck_personnel_prosecutor_grade_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_quota_status",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    legal_appointment = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_quota_status", x => x.id);
                    table.CheckConstraint("ck_personnel_quota_status_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_resume",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_resume", x => x.id);
                    table.CheckConstraint("ck_personnel_resume_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_reward",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 240, nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    body_level = table.Column<string>(type: "TEXT", nullable: true),
                    body_nature = table.Column<string>(type: "TEXT", nullable: true),
                    revoked_on = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_reward", x => x.id);
                    table.CheckConstraint("ck_personnel_reward_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_sanction",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    ground = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    months = table.Column<int>(type: "INTEGER", nullable: true),
                    lifted_on = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    document_number = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_sanction", x => x.id);
                    table.CheckConstraint("ck_personnel_sanction_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_service",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: true),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_service", x => x.id);
                    table.CheckConstraint("ck_personnel_service_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_staff_category",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_staff_category", x => x.id);
                    table.CheckConstraint("ck_personnel_staff_category_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_staff_number",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    issuing_office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_staff_number", x => x.id);
                    table.CheckConstraint("ck_personnel_staff_number_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_statement",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    duties = table.Column<string>(type: "TEXT", maxLength: 648, nullable: true),
                    duties_short = table.Column<string>(type: "TEXT", maxLength: 240, nullable: true),
                    professional_title = table.Column<string>(type: "TEXT", maxLength: 180, nullable: true),
                    rewards = table.Column<string>(type: "TEXT", maxLength: 1104, nullable: true),
                    assessments = table.Column<string>(type: "TEXT", maxLength: 828, nullable: true),
                    age_limit_before_reform = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_statement", x => x.id);
                    table.CheckConstraint("ck_personnel_statement_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_training",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    course = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    off_duty = table.Column<string>(type: "TEXT", nullable: true),
                    ends_on = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    hours = table.Column<decimal>(type: "TEXT", nullable: true),
                    organiser = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    body = table.Column<string>(type: "TEXT", maxLength: 248, nullable: true),
                    as_teacher = table.Column<bool>(type: "INTEGER", nullable: true),
                    abroad = table.Column<bool>(type: "INTEGER", nullable: true),
                    fact_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<short>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    to_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    day_order = table.Column<short>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    import_row = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_training", x => x.id);
                    table.CheckConstraint("ck_personnel_training_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "platform_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    password_changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_sign_in_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<byte>(type: "INTEGER", nullable: true),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: true),
                    change_id = table.Column<long>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    link = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<byte>(type: "INTEGER", nullable: false),
                    basis_id = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    document_number = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotency",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_body = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_idempotency", x => new { x.account_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "platform_job",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_name = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    cancel_requested = table.Column<bool>(type: "INTEGER", nullable: false),
                    progress_done = table.Column<int>(type: "INTEGER", nullable: false),
                    progress_total = table.Column<int>(type: "INTEGER", nullable: false),
                    progress_note = table.Column<string>(type: "TEXT", nullable: true),
                    checkpoint = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    error_code = table.Column<string>(type: "TEXT", nullable: true),
                    error_zh = table.Column<string>(type: "TEXT", nullable: true),
                    error_en = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_ledger",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    last_change = table.Column<long>(type: "INTEGER", nullable: false),
                    next_id = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_audit = table.Column<long>(type: "INTEGER", nullable: false),
                    audit_head = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_ledger", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_protection_key",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_setting",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_setting", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "platform_sign_in_tries",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    failed = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_sign_in_tries", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "platform_version",
                columns: table => new
                {
                    subject_kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    change_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_version", x => new { x.subject_kind, x.subject_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "platform_grant",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<byte>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: true),
                    line = table.Column<string>(type: "TEXT", nullable: true),
                    highest_authority = table.Column<string>(type: "TEXT", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    granted_by = table.Column<long>(type: "INTEGER", nullable: false),
                    granted_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    granted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    ended_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_grant", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_grant_platform_account_account_id",
                        column: x => x.account_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_token",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    beginning = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_token", x => x.id);
                    table.ForeignKey(
                        name: "fk_platform_token_platform_account_account_id",
                        column: x => x.account_id,
                        principalTable: "platform_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_form_import_id_row_id",
                table: "exchange_form",
                columns: new[] { "import_id", "row_id" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_form_person_id",
                table: "exchange_form",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_exchange_import_office_id_id",
                table: "exchange_import",
                columns: new[] { "office_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_import_field_import_id_verdict",
                table: "exchange_import_field",
                columns: new[] { "import_id", "verdict" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_import_field_row_id",
                table: "exchange_import_field",
                column: "row_id");

            migrationBuilder.CreateIndex(
                name: "ix_exchange_import_file_import_id_state_id",
                table: "exchange_import_file",
                columns: new[] { "import_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_import_row_import_id_order",
                table: "exchange_import_row",
                columns: new[] { "import_id", "order" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_import_row_person_id",
                table: "exchange_import_row",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_exchange_notice_import_id_id",
                table: "exchange_notice",
                columns: new[] { "import_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_notice_row_id",
                table: "exchange_notice",
                column: "row_id");

            migrationBuilder.CreateIndex(
                name: "ix_exchange_to_place_person_id",
                table: "exchange_to_place",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_exchange_to_place_settled_by_under_office_id",
                table: "exchange_to_place",
                columns: new[] { "settled_by", "under_office_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_department_recorded",
                table: "organisation_department",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_department_subject",
                table: "organisation_department",
                columns: new[] { "department_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_department_fact",
                table: "organisation_department",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_department_slot",
                table: "organisation_department",
                columns: new[] { "department_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_node_business_path",
                table: "organisation_node",
                column: "business_path");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_node_made_by",
                table: "organisation_node",
                column: "made_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_node_office_id_valid_from",
                table: "organisation_node",
                columns: new[] { "office_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_node_parent_id",
                table: "organisation_node",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_node_path",
                table: "organisation_node",
                column: "path");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_node_unit_code",
                table: "organisation_node",
                column: "unit_code");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_establishment_recorded",
                table: "organisation_office_establishment",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_establishment_subject",
                table: "organisation_office_establishment",
                columns: new[] { "office_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_establishment_fact",
                table: "organisation_office_establishment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_establishment_slot",
                table: "organisation_office_establishment",
                columns: new[] { "office_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_existence_recorded",
                table: "organisation_office_existence",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_existence_subject",
                table: "organisation_office_existence",
                columns: new[] { "office_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_existence_fact",
                table: "organisation_office_existence",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_existence_slot",
                table: "organisation_office_existence",
                columns: new[] { "office_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_leadership_recorded",
                table: "organisation_office_leadership",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_leadership_subject",
                table: "organisation_office_leadership",
                columns: new[] { "office_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_leadership_fact",
                table: "organisation_office_leadership",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_leadership_slot",
                table: "organisation_office_leadership",
                columns: new[] { "office_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_name_recorded",
                table: "organisation_office_name",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_name_subject",
                table: "organisation_office_name",
                columns: new[] { "office_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_name_fact",
                table: "organisation_office_name",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_name_slot",
                table: "organisation_office_name",
                columns: new[] { "office_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_place_recorded",
                table: "organisation_office_place",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_place_subject",
                table: "organisation_office_place",
                columns: new[] { "office_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_place_fact",
                table: "organisation_office_place",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_place_slot",
                table: "organisation_office_place",
                columns: new[] { "office_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_succession_recorded",
                table: "organisation_office_succession",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_office_succession_subject",
                table: "organisation_office_succession",
                columns: new[] { "office_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_succession_fact",
                table: "organisation_office_succession",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_succession_slot",
                table: "organisation_office_succession",
                columns: new[] { "office_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_position_recorded",
                table: "organisation_position",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_position_subject",
                table: "organisation_position",
                columns: new[] { "position_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_organisation_position_fact",
                table: "organisation_position",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_position_slot",
                table: "organisation_position",
                columns: new[] { "position_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_appointment_recorded",
                table: "personnel_appointment",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_appointment_subject",
                table: "personnel_appointment",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_appointment_fact",
                table: "personnel_appointment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_appointment_slot",
                table: "personnel_appointment",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_assessment_recorded",
                table: "personnel_assessment",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_assessment_subject",
                table: "personnel_assessment",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_assessment_fact",
                table: "personnel_assessment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_assessment_slot",
                table: "personnel_assessment",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_blind_key_person_id",
                table: "personnel_blind_key",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_birth_key_person_id",
                table: "personnel_card",
                columns: new[] { "birth_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_grade_key_roster_key_person_id",
                table: "personnel_card",
                columns: new[] { "grade_key", "roster_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_office_path",
                table: "personnel_card",
                column: "office_path");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_office_path_pinyin_key_person_id",
                table: "personnel_card",
                columns: new[] { "office_path", "pinyin_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_office_path_roster_key_person_id",
                table: "personnel_card",
                columns: new[] { "office_path", "roster_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_person_id_valid_from",
                table: "personnel_card",
                columns: new[] { "person_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_pinyin_key_person_id",
                table: "personnel_card",
                columns: new[] { "pinyin_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_roster_key_person_id",
                table: "personnel_card",
                columns: new[] { "roster_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_stroke_key_person_id",
                table: "personnel_card",
                columns: new[] { "stroke_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_civil_service_rank_recorded",
                table: "personnel_civil_service_rank",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_civil_service_rank_subject",
                table: "personnel_civil_service_rank",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_civil_service_rank_fact",
                table: "personnel_civil_service_rank",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_civil_service_rank_slot",
                table: "personnel_civil_service_rank",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_contact_recorded",
                table: "personnel_contact",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_contact_subject",
                table: "personnel_contact",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_contact_fact",
                table: "personnel_contact",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_contact_slot",
                table: "personnel_contact",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_correction_request_person_id_id",
                table: "personnel_correction_request",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_correction_request_state_id",
                table: "personnel_correction_request",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_duty_level_recorded",
                table: "personnel_duty_level",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_duty_level_subject",
                table: "personnel_duty_level",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_duty_level_fact",
                table: "personnel_duty_level",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_duty_level_slot",
                table: "personnel_duty_level",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_education_recorded",
                table: "personnel_education",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_education_subject",
                table: "personnel_education",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_fact",
                table: "personnel_education",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_slot",
                table: "personnel_education",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_education_summary_recorded",
                table: "personnel_education_summary",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_education_summary_subject",
                table: "personnel_education_summary",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_summary_fact",
                table: "personnel_education_summary",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_summary_slot",
                table: "personnel_education_summary",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_entry_recorded",
                table: "personnel_entry",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_entry_subject",
                table: "personnel_entry",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_entry_fact",
                table: "personnel_entry",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_entry_slot",
                table: "personnel_entry",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_establishment_held_recorded",
                table: "personnel_establishment_held",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_establishment_held_subject",
                table: "personnel_establishment_held",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_establishment_held_fact",
                table: "personnel_establishment_held",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_establishment_held_slot",
                table: "personnel_establishment_held",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_exit_recorded",
                table: "personnel_exit",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_exit_subject",
                table: "personnel_exit",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_exit_fact",
                table: "personnel_exit",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_exit_slot",
                table: "personnel_exit",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_family_member_recorded",
                table: "personnel_family_member",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_family_member_subject",
                table: "personnel_family_member",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_family_member_fact",
                table: "personnel_family_member",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_family_member_slot",
                table: "personnel_family_member",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_identity_recorded",
                table: "personnel_identity",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_identity_subject",
                table: "personnel_identity",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_identity_fact",
                table: "personnel_identity",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_identity_slot",
                table: "personnel_identity",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_legal_qualification_recorded",
                table: "personnel_legal_qualification",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_legal_qualification_subject",
                table: "personnel_legal_qualification",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_legal_qualification_fact",
                table: "personnel_legal_qualification",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_legal_qualification_slot",
                table: "personnel_legal_qualification",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_management_authority_recorded",
                table: "personnel_management_authority",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_management_authority_subject",
                table: "personnel_management_authority",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_management_authority_fact",
                table: "personnel_management_authority",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_management_authority_slot",
                table: "personnel_management_authority",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_name_pair_person_id",
                table: "personnel_name_pair",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_photo_recorded",
                table: "personnel_photo",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_photo_subject",
                table: "personnel_photo",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_photo_fact",
                table: "personnel_photo",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_photo_slot",
                table: "personnel_photo",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_police_rank_recorded",
                table: "personnel_police_rank",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_police_rank_subject",
                table: "personnel_police_rank",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_police_rank_fact",
                table: "personnel_police_rank",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_police_rank_slot",
                table: "personnel_police_rank",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_political_status_recorded",
                table: "personnel_political_status",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_political_status_subject",
                table: "personnel_political_status",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_political_status_fact",
                table: "personnel_political_status",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_political_status_slot",
                table: "personnel_political_status",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_professional_title_recorded",
                table: "personnel_professional_title",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_professional_title_subject",
                table: "personnel_professional_title",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_professional_title_fact",
                table: "personnel_professional_title",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_professional_title_slot",
                table: "personnel_professional_title",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_prosecutor_grade_recorded",
                table: "personnel_prosecutor_grade",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_prosecutor_grade_subject",
                table: "personnel_prosecutor_grade",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_prosecutor_grade_fact",
                table: "personnel_prosecutor_grade",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_prosecutor_grade_slot",
                table: "personnel_prosecutor_grade",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_quota_status_recorded",
                table: "personnel_quota_status",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_quota_status_subject",
                table: "personnel_quota_status",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_quota_status_fact",
                table: "personnel_quota_status",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_quota_status_slot",
                table: "personnel_quota_status",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_resume_recorded",
                table: "personnel_resume",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_resume_subject",
                table: "personnel_resume",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_resume_fact",
                table: "personnel_resume",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_resume_slot",
                table: "personnel_resume",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_reward_recorded",
                table: "personnel_reward",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_reward_subject",
                table: "personnel_reward",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_reward_fact",
                table: "personnel_reward",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_reward_slot",
                table: "personnel_reward",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_sanction_recorded",
                table: "personnel_sanction",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_sanction_subject",
                table: "personnel_sanction",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_sanction_fact",
                table: "personnel_sanction",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_sanction_slot",
                table: "personnel_sanction",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_service_recorded",
                table: "personnel_service",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_service_subject",
                table: "personnel_service",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_service_fact",
                table: "personnel_service",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_service_slot",
                table: "personnel_service",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_staff_category_recorded",
                table: "personnel_staff_category",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_staff_category_subject",
                table: "personnel_staff_category",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_category_fact",
                table: "personnel_staff_category",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_category_slot",
                table: "personnel_staff_category",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_staff_number_recorded",
                table: "personnel_staff_number",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_staff_number_subject",
                table: "personnel_staff_number",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_number_fact",
                table: "personnel_staff_number",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_number_slot",
                table: "personnel_staff_number",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_statement_recorded",
                table: "personnel_statement",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_statement_subject",
                table: "personnel_statement",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_statement_fact",
                table: "personnel_statement",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_statement_slot",
                table: "personnel_statement",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_training_recorded",
                table: "personnel_training",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_training_subject",
                table: "personnel_training",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_training_fact",
                table: "personnel_training",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_training_slot",
                table: "personnel_training",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_normalized_user_name",
                table: "platform_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_account_person_id",
                table: "platform_account",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_actor_id_sequence",
                table: "platform_audit",
                columns: new[] { "actor_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_change_id",
                table: "platform_audit",
                column: "change_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_subject_kind_subject_id_sequence",
                table: "platform_audit",
                columns: new[] { "subject_kind", "subject_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_change_at",
                table: "platform_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_platform_change_basis_basis_id",
                table: "platform_change",
                columns: new[] { "basis", "basis_id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_grant_account_id",
                table: "platform_grant",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_grant_office_id",
                table: "platform_grant",
                column: "office_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_idempotency_at",
                table: "platform_idempotency",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_platform_job_account_id_id",
                table: "platform_job",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_job_state_id",
                table: "platform_job",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_sign_in_tries_last_at",
                table: "platform_sign_in_tries",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "ix_platform_token_account_id",
                table: "platform_token",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_token_digest",
                table: "platform_token",
                column: "digest",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "exchange_form");

            migrationBuilder.DropTable(
                name: "exchange_import");

            migrationBuilder.DropTable(
                name: "exchange_import_field");

            migrationBuilder.DropTable(
                name: "exchange_import_file");

            migrationBuilder.DropTable(
                name: "exchange_import_row");

            migrationBuilder.DropTable(
                name: "exchange_notice");

            migrationBuilder.DropTable(
                name: "exchange_to_place");

            migrationBuilder.DropTable(
                name: "organisation_department");

            migrationBuilder.DropTable(
                name: "organisation_department_key");

            migrationBuilder.DropTable(
                name: "organisation_node");

            migrationBuilder.DropTable(
                name: "organisation_office");

            migrationBuilder.DropTable(
                name: "organisation_office_establishment");

            migrationBuilder.DropTable(
                name: "organisation_office_existence");

            migrationBuilder.DropTable(
                name: "organisation_office_leadership");

            migrationBuilder.DropTable(
                name: "organisation_office_name");

            migrationBuilder.DropTable(
                name: "organisation_office_place");

            migrationBuilder.DropTable(
                name: "organisation_office_succession");

            migrationBuilder.DropTable(
                name: "organisation_position");

            migrationBuilder.DropTable(
                name: "organisation_position_key");

            migrationBuilder.DropTable(
                name: "personnel_appointment");

            migrationBuilder.DropTable(
                name: "personnel_assessment");

            migrationBuilder.DropTable(
                name: "personnel_blind_key");

            migrationBuilder.DropTable(
                name: "personnel_card");

            migrationBuilder.DropTable(
                name: "personnel_civil_service_rank");

            migrationBuilder.DropTable(
                name: "personnel_contact");

            migrationBuilder.DropTable(
                name: "personnel_correction_request");

            migrationBuilder.DropTable(
                name: "personnel_duty_level");

            migrationBuilder.DropTable(
                name: "personnel_education");

            migrationBuilder.DropTable(
                name: "personnel_education_summary");

            migrationBuilder.DropTable(
                name: "personnel_entry");

            migrationBuilder.DropTable(
                name: "personnel_establishment_held");

            migrationBuilder.DropTable(
                name: "personnel_exit");

            migrationBuilder.DropTable(
                name: "personnel_family_member");

            migrationBuilder.DropTable(
                name: "personnel_identity");

            migrationBuilder.DropTable(
                name: "personnel_legal_qualification");

            migrationBuilder.DropTable(
                name: "personnel_management_authority");

            migrationBuilder.DropTable(
                name: "personnel_name_pair");

            migrationBuilder.DropTable(
                name: "personnel_person");

            migrationBuilder.DropTable(
                name: "personnel_photo");

            migrationBuilder.DropTable(
                name: "personnel_police_rank");

            migrationBuilder.DropTable(
                name: "personnel_political_status");

            migrationBuilder.DropTable(
                name: "personnel_professional_title");

            migrationBuilder.DropTable(
                name: "personnel_prosecutor_grade");

            migrationBuilder.DropTable(
                name: "personnel_quota_status");

            migrationBuilder.DropTable(
                name: "personnel_resume");

            migrationBuilder.DropTable(
                name: "personnel_reward");

            migrationBuilder.DropTable(
                name: "personnel_sanction");

            migrationBuilder.DropTable(
                name: "personnel_service");

            migrationBuilder.DropTable(
                name: "personnel_staff_category");

            migrationBuilder.DropTable(
                name: "personnel_staff_number");

            migrationBuilder.DropTable(
                name: "personnel_statement");

            migrationBuilder.DropTable(
                name: "personnel_training");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_change");

            migrationBuilder.DropTable(
                name: "platform_grant");

            migrationBuilder.DropTable(
                name: "platform_idempotency");

            migrationBuilder.DropTable(
                name: "platform_job");

            migrationBuilder.DropTable(
                name: "platform_ledger");

            migrationBuilder.DropTable(
                name: "platform_protection_key");

            migrationBuilder.DropTable(
                name: "platform_setting");

            migrationBuilder.DropTable(
                name: "platform_sign_in_tries");

            migrationBuilder.DropTable(
                name: "platform_token");

            migrationBuilder.DropTable(
                name: "platform_version");

            migrationBuilder.DropTable(
                name: "platform_account");
        }
    }
}
