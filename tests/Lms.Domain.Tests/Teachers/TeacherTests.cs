using System.Text;
using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.Teachers;

public class TeacherTests
{
    [Fact]
    public void A_person_is_stored_in_one_form_however_the_list_kept_the_cell()
    {
        var teacher = new Teacher(new TraineeFields { FullName = "Nguyễn  Thị Hồng".Normalize(NormalizationForm.FormD), Subject = " Tiếng Anh" }, Id<OrgUnit>.New());

        teacher.FullName.ShouldBe("Nguyễn Thị Hồng");
        teacher.Subject.ShouldBe("Tiếng Anh");
    }
}
