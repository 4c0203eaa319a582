using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TeachersOfAListByOneIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SubmissionRows_FoldKey",
                table: "SubmissionRows");

            migrationBuilder.DropIndex(
                name: "IX_SubmissionRows_PersonalId",
                table: "SubmissionRows");

            migrationBuilder.DropIndex(
                name: "IX_SubmissionRows_SubmissionId",
                table: "SubmissionRows");

            migrationBuilder.DropIndex(
                name: "IX_SubmissionRows_TeacherCode",
                table: "SubmissionRows");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionRows_Teachers",
                table: "SubmissionRows",
                columns: new[] { "SubmissionId", "Id", "IsRemoved", "Decision", "FoldKey", "BirthDate", "TeacherCode", "PersonalId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SubmissionRows_Teachers",
                table: "SubmissionRows");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionRows_FoldKey",
                table: "SubmissionRows",
                column: "FoldKey");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionRows_PersonalId",
                table: "SubmissionRows",
                column: "PersonalId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionRows_SubmissionId",
                table: "SubmissionRows",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionRows_TeacherCode",
                table: "SubmissionRows",
                column: "TeacherCode");
        }
    }
}
