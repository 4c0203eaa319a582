using System;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OpaqueStatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MegabytesPerDay",
                table: "xapi_Clients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RequestsPerMinute",
                table: "xapi_Clients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "xapi_Registrations",
                columns: table => new
                {
                    Name = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnrollmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Secret = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Registrations", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "xapi_StatementSeals",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OldThrough = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_StatementSeals", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Registrations_EnrollmentId",
                table: "xapi_Registrations",
                column: "EnrollmentId",
                unique: true);

            migrationBuilder.Sql(StatementSealRow.OnSqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "xapi_Registrations");

            migrationBuilder.DropTable(
                name: "xapi_StatementSeals");

            migrationBuilder.DropColumn(
                name: "MegabytesPerDay",
                table: "xapi_Clients");

            migrationBuilder.DropColumn(
                name: "RequestsPerMinute",
                table: "xapi_Clients");
        }
    }
}
