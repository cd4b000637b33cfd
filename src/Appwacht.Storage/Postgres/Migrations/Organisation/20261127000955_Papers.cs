using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Appwacht.Storage.Postgres.Migrations.Organisation
{
    /// <inheritdoc />
    public partial class Papers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "papers",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Campaign = table.Column<int>(type: "integer", nullable: true),
                    After = table.Column<int>(type: "integer", nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Figures = table.Column<string>(type: "text", nullable: false),
                    MadeBy = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedBy = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    Changes = table.Column<int>(type: "integer", nullable: false),
                    FinalAt = table.Column<long>(type: "bigint", nullable: true),
                    FinalBy = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    FinalHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_papers", x => x.Number);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "papers");
        }
    }
}
