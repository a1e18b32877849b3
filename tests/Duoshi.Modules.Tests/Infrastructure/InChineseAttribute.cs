using System.Globalization;
using System.Reflection;
using Xunit.v3;

namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>The test's user reads Chinese.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class InChineseAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
}
