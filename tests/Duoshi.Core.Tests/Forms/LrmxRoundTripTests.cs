using CsCheck;
using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

/// <summary>Written and read again, a form is the same, whatever its texts hold.</summary>
public sealed class LrmxRoundTripTests
{
    private static readonly Gen<string?> Texts = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.Char["<>&;\"'#]br检察院\r\n \t\u0001\uFFFE\uD842\uDFB7·"].Array[0, 12].Select(c => (string?)new string(c)));

    private static readonly ImmutableArray<FormElementSpec> Plain =
        [.. FormElements.All.Where(e => e.Kind is not (FormElementKind.Family or FormElementKind.Photo))];

    [Fact]
    public void Any_form_comes_back_equal()
    {
        var members = Gen.Select(Texts, Texts, Texts, Texts, Texts).Select((a, b, c, d, e) =>
            new FamilyMember { Relation = a, Name = b, BirthDate = c, PoliticalStatus = d, WorkUnitAndPost = e });
        Gen.Select(Texts.Array[Plain.Length], members.Array[0, 4], Gen.Byte.Array[0, 300]).Sample((texts, family, photo) =>
        {
            var form = Plain.Zip(texts).Aggregate(new AppointmentForm(), (f, p) => f.With(p.First, p.Second)) with
            {
                FamilyMembers = [.. family],
                Photo = [.. photo],
            };

            var again = LrmxReader.Read(SampleForms.Written(form)).Form!;

            Assert.Equal(form, again);
            Assert.All(Plain, e => Assert.Equal(form.Text(e), again.Text(e)));
            Assert.Equal(SampleForms.Written(form), SampleForms.Written(again));
        });
    }
}
