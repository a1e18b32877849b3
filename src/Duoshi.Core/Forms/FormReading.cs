namespace Duoshi.Core.Forms;

/// <summary>What came out of reading a form file.</summary>
/// <param name="Form">The form; null when the file can't be read as one, then at least one notice is an error.</param>
/// <param name="Notices">Remarks in the order they were found.</param>
public sealed record FormReading(AppointmentForm? Form, ImmutableArray<FormNotice> Notices)
{
    /// <summary>Whether a notice is an error: something must be mended or decided before the form is taken.</summary>
    public bool HasErrors => Notices.Any(n => n.Severity == FormNoticeSeverity.Error);

    /// <summary>A reading that gave no form.</summary>
    internal static FormReading Refused(IEnumerable<FormNotice> before, FormNotice reason) => new(null, [.. before, reason]);
}
